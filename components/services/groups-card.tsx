import clsx from "clsx";
import { signed } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { leastServed } from "@/features/services/rules";
import type { Figure, Group } from "@/features/services/types";
import { ScoreNumber, ScoreRail } from "./figures";

/** How each department feels served, against what everybody says together. */
export function GroupsCard({ groups, score }: { groups: Group[]; score: Figure }) {
  const everybody = score.state === "exact" ? score.value : null;
  const least = leastServed(groups, score);
  return (
    <Card>
      <CardTitle
        aside={everybody === null ? undefined : `▲ marks the score from everyone, ${signed(everybody)}`}
      >
        How each group feels served
      </CardTitle>
      <div className={clsx("grid gap-x-8 gap-y-5", least && "lg:grid-cols-[minmax(0,1fr)_250px]")}>
        {groups.length > 0 ? (
          <ul className="min-w-0 self-start">
            {groups.map((group) => (
              <GroupRow key={group.unitId} group={group} line={everybody} />
            ))}
          </ul>
        ) : (
          <p className="text-ink-2">No group has a line of its own yet.</p>
        )}
        <div>
          {least && everybody !== null && <LeastServed group={least} everybody={everybody} />}
          <p className="text-small text-ink-2">
            Small groups have no line of their own. They are counted in the total, so that none can be worked
            out by subtraction.
          </p>
        </div>
      </div>
    </Card>
  );
}

function GroupRow({ group: { name, figure }, line }: { group: Group; line: number | null }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_3.25rem] items-center gap-x-3 border-t border-line py-1.5 sm:grid-cols-[minmax(0,1.1fr)_2.5rem_minmax(180px,1.6fr)_3.25rem]">
      <span className="min-w-0 font-medium">{name}</span>
      <span className="text-right text-small text-ink-2 tabular">
        {"n" in figure && (
          <>
            {figure.n}
            <span className="sr-only"> ratings</span>
          </>
        )}
      </span>
      <span className="max-sm:order-last max-sm:col-span-3">
        <ScoreRail figure={figure} line={line} label={name} />
      </span>
      <span className="text-right font-sign text-[20px]">
        <ScoreNumber figure={figure} />
      </span>
    </li>
  );
}

function LeastServed({ group: { name, figure }, everybody }: { group: Group; everybody: number }) {
  return (
    <div className="mb-4 rounded-well bg-tomato-tint px-5 py-4.5">
      <h3 className="mb-1.5 font-sign text-[20px] leading-tight">{name} is not well served</h3>
      <p className="text-small">
        Its whole interval sits below the {signed(everybody)} that everyone gives together.{" "}
        {"n" in figure && `${figure.n} ratings: worth a walk over there.`}
      </p>
    </div>
  );
}
