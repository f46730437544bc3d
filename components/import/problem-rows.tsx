import type { Problem } from "@/features/people/rules/columns";
import type { DryRun } from "@/features/people/rules/dry-run";
import { Line } from "./line";
import { SkipPicture } from "./skip-picture";

/** The rows that are wrong: line and column in till, the wrong part underlined, what to do. */
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
        Mend {problemsInAll === 1 ? "it" : "them"} in {run.file.name} and bring it again, or change what a
        column means.
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

function Row({ draftId, problem, run }: { draftId: string; problem: Problem; run: DryRun }) {
  const picture = run.pictures.broken.find(({ name }) => problem.sentence.startsWith(`${name}: `));
  return (
    <li className="grid items-center gap-x-6 gap-y-2 py-4 sm:grid-cols-[120px_1fr_auto]">
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
      </div>
      {picture && <SkipPicture draftId={draftId} name={picture.name} />}
    </li>
  );
}
