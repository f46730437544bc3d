"use client";

import { useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { leaveFileRowOut, mendFileRow, takeFileRowsBack } from "@/features/people/actions";
import type { Problem } from "@/features/people/rules/columns";
import type { DryRun } from "@/features/people/rules/dry-run";
import { Line } from "./line";
import { SkipPicture } from "./skip-picture";

/** The rows that are wrong: line and column in till, the wrong part underlined, what to do; mended here or left out. */
export function ProblemRows({ draftId, run }: { draftId: string; run: DryRun }) {
  const { problems, problemsInAll } = run;
  const more = problemsInAll - problems.length;
  return (
    <div>
      <Line
        sign="×"
        count={problemsInAll}
        words={problemsInAll === 1 ? "place has to be right first." : "places have to be right first."}
      >
        Mend {problemsInAll === 1 ? "it" : "them"} here, leave the row for the next file, or bring{" "}
        {run.file.name} again.
      </Line>
      <ul className="divide-y divide-line border-t border-line">
        {problems.map((problem) => (
          <Row key={`${problem.line} ${problem.column} ${problem.sentence}`} {...{ draftId, problem, run }} />
        ))}
      </ul>
      {more > 0 && <p className="py-3 text-ink-2">And {more} more further down.</p>}
    </div>
  );
}

/** Rows that were left out, and the way back. */
export function LeftOut({ draftId, count }: { draftId: string; count: number }) {
  const [, back, busy] = useActionState(takeFileRowsBack, null);
  return (
    <div>
      <Line sign="−" count={count} words={count === 1 ? "row is left out" : "rows are left out"}>
        for the next file.
      </Line>
      <form action={back} className="-mt-2 pb-2 pl-8 sm:pl-[124px]">
        <input type="hidden" name="draftId" value={draftId} />
        <button
          type="submit"
          disabled={busy}
          className="min-h-11 text-small font-semibold underline underline-offset-4"
        >
          Take {count === 1 ? "it" : "them"} back in
        </button>
      </form>
    </div>
  );
}

function Row({ draftId, problem, run }: { draftId: string; problem: Problem; run: DryRun }) {
  const picture = run.pictures.broken.find(({ name }) => problem.sentence.startsWith(`${name}: `));
  const isRow = problem.line > run.headerLine;
  return (
    <li className="grid items-center gap-x-6 gap-y-3 py-4 sm:grid-cols-[120px_1fr]">
      <p className="font-till text-small">
        <b className="block">Line {problem.line}</b>
        {problem.column}
      </p>
      <div className="min-w-0">
        {problem.value && (
          <p className="mb-1.5 inline-block max-w-full truncate rounded-small bg-tomato-tint px-2 py-0.5 font-till text-small underline decoration-tomato decoration-2 underline-offset-3">
            {problem.value}
          </p>
        )}
        <p className="text-small font-semibold">{problem.sentence}</p>
        <div className="mt-2 flex flex-wrap items-start gap-2">
          {picture && <SkipPicture draftId={draftId} name={picture.name} />}
          {isRow && !picture && <Mend draftId={draftId} problem={problem} />}
          {isRow && <LeaveOut draftId={draftId} line={problem.line} />}
        </div>
      </div>
    </li>
  );
}

function Mend({ draftId, problem }: { draftId: string; problem: Problem }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [state, mend, busy] = useActionState(mendFileRow, null);
  if (problem.index === null) return null;
  const place = (
    <>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="line" value={problem.line} />
      <input type="hidden" name="column" value={problem.index} />
    </>
  );
  return (
    <>
      {problem.fix && (
        <form action={mend}>
          {place}
          <input type="hidden" name="value" value={problem.fix} />
          <Button type="submit" variant="secondary" disabled={busy}>
            Use {problem.fix}
          </Button>
        </form>
      )}
      {isOpen ? (
        <form action={mend} className="flex flex-wrap items-end gap-2">
          {place}
          <label htmlFor={id} className="text-small font-semibold">
            {problem.column} on line {problem.line}
            <input
              id={id}
              name="value"
              defaultValue={problem.value}
              className="mt-1 block min-h-11 w-full rounded-input border-[1.5px] border-line-strong bg-paper px-3 font-till font-normal"
            />
          </label>
          <Button type="submit" variant="quiet" disabled={busy}>
            Keep it
          </Button>
        </form>
      ) : (
        <Button variant="secondary" onClick={() => setIsOpen(true)}>
          Edit
        </Button>
      )}
      {state?.ok === false && (
        <p role="alert" className="text-small">
          {state.message}
        </p>
      )}
    </>
  );
}

function LeaveOut({ draftId, line }: { draftId: string; line: number }) {
  const [state, leave, busy] = useActionState(leaveFileRowOut, null);
  return (
    <form action={leave}>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="line" value={line} />
      <Button type="submit" variant="secondary" disabled={busy}>
        Leave out
      </Button>
      {state?.ok === false && <p role="alert">{state.message}</p>}
    </form>
  );
}
