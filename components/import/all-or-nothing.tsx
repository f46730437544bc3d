"use client";

import { useActionState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";
import { dropFile, seatFromFile } from "@/features/people/actions";
import { appliedWords } from "@/features/people/rules/applied";
import type { DryRun } from "@/features/people/rules/dry-run";
import { needsNumber } from "@/features/people/rules/guard";
import { UndoFile } from "./undo-file";

type Props = {
  draftId: string;
  run: DryRun;
  state: string;
  /** Why nobody was seated the last time. */
  problem: string | null;
  appliedOn: string | null;
  undoneOn: string | null;
  /** It is the last file and young enough. */
  mayBeUndone: boolean;
};

/** The red panel with the dry run on till paper and the one button that seats everybody, or nobody. */
export function AllOrNothing(props: Props) {
  const { draftId, run, state, problem, appliedOn, undoneOn, mayBeUndone } = props;
  const [said, seat, busy] = useActionState(seatFromFile, null);
  const isDone = appliedOn !== null;
  return (
    <Card tone="hood">
      <h2 className="font-sign text-section">
        {undoneOn ? "As it was before" : isDone ? "Everybody is seated" : "All or nothing"}
      </h2>
      <p className="mt-1 mb-5">
        {undoneOn
          ? `This file was applied on ${appliedOn} and undone on ${undoneOn}.`
          : isDone
            ? `${run.done ? appliedWords(run.done) : ""} This file was applied on ${appliedOn}.`
            : `If one of the ${run.file.rows} cannot sit down, nobody does, and you read here why.`}
      </p>
      {!isDone && <Slip run={run} />}
      <div className="mt-4 grid gap-3">
        {isDone && (
          <LinkButton href="/teams" variant="butter">
            See every team
          </LinkButton>
        )}
        {mayBeUndone && <UndoFile draftId={draftId} fileName={run.file.name} />}
        {!isDone && state === "ready" && <NextStep {...{ draftId, run, seat, busy }} />}
        {state === "refused" && <PutAway draftId={draftId} words="Bring the mended file" />}
      </div>
      {(said?.ok === false || problem) && (
        <p role="alert" className="mt-3 font-semibold">
          {said?.ok === false ? said.message : problem}
        </p>
      )}
    </Card>
  );
}

type NextProps = { draftId: string; run: DryRun; seat: (form: FormData) => void; busy: boolean };

function NextStep({ draftId, run, seat, busy }: NextProps) {
  if (run.problemsInAll > 0) {
    const places = run.problemsInAll === 1 ? "One place" : `${run.problemsInAll} places`;
    return (
      <>
        <p className="font-semibold">{places} in the file have to be right before anybody sits down.</p>
        <PutAway draftId={draftId} words="Bring the mended file" />
      </>
    );
  }
  if (run.nothing) {
    return (
      <>
        <p className="font-semibold">This file changes nothing: everything in it is so already.</p>
        <PutAway draftId={draftId} words="Put it away" />
      </>
    );
  }
  return (
    <>
      <form action={seat} className="grid gap-3">
        <input type="hidden" name="draftId" value={draftId} />
        {needsNumber(run.leave, run.here) && <ManyLeave leave={run.leave} here={run.here} />}
        <Button type="submit" variant="butter" size="lg" className="w-full" disabled={busy}>
          {busy ? "Seating everybody" : "Seat everybody"}
        </Button>
      </form>
      <p className="text-small">{run.people} people, now. No mail goes out.</p>
      <PutAway draftId={draftId} words="Stop, seat nobody" />
    </>
  );
}

/** More than one in ten would leave: whoever wants that says how many. */
function ManyLeave({ leave, here }: { leave: number; here: number }) {
  return (
    <label className="block rounded-well bg-hood-well p-4">
      <b className="block">
        {leave} of {here} people would leave.
      </b>
      <span className="block text-small">
        That is more than one in ten. If it is right, type the number here.
      </span>
      <input
        name="leavers"
        inputMode="numeric"
        autoComplete="off"
        required
        className="mt-2 min-h-11 w-full rounded-input bg-paper px-3 text-ink"
      />
    </label>
  );
}

function PutAway({ draftId, words }: { draftId: string; words: string }) {
  const [, drop, busy] = useActionState(dropFile, null);
  return (
    <form action={drop}>
      <input type="hidden" name="draftId" value={draftId} />
      <Button type="submit" variant="secondary" size="sm" disabled={busy}>
        {words}
      </Button>
    </form>
  );
}

function Slip({ run }: { run: DryRun }) {
  return (
    <Receipt title="Dry run">
      <ReceiptLine label={run.file.name} value={`${run.file.rows} rows`} />
      <p>Nothing written yet</p>
      <ReceiptRule />
      <ReceiptLine label="Join" value={run.join + run.return} />
      <ReceiptLine label="Move" value={run.move} />
      <ReceiptLine label="Change" value={run.change} />
      <ReceiptLine label="Leave" value={run.leave} />
      <ReceiptLine label="Teams" value={run.teams} />
      <ReceiptLine label="  fit two pizzas" value={run.teams - run.overInAll} />
      <ReceiptLine label="  over" value={run.overInAll} />
      <ReceiptLine label="Pictures" value={run.pictures.matched} />
      <ReceiptLine label="Left out" value={run.leftOut} />
      <ReceiptRule />
      <ReceiptLine label="To put right" value={run.problemsInAll} strong={run.problemsInAll > 0} />
    </Receipt>
  );
}
