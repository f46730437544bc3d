import clsx from "clsx";
import { ImpactPlot } from "@/components/charts/impact-plot";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import type { ImpactView } from "@/features/results/types";

/** What to fix first: the drivers that move with the score, against how many agree with them here. */
export function ImpactCard({ impact, wide }: { impact: ImpactView; wide: boolean }) {
  const { kind, drivers, first } = impact;
  const start = drivers.find(({ id }) => id === first);
  const dots = drivers.flatMap(({ id, weight, value }, i) =>
    weight === null || value === null ? [] : [{ number: i + 1, value, weight, isFirst: id === first }],
  );
  return (
    <Card className="h-full">
      <CardTitle>What to fix first</CardTitle>
      <p>
        {start ? (
          <>
            Begin with <b>“{withoutDot(start.text)}”</b>: {Math.round(start.value ?? 0)}% agree here, and it{" "}
            {start.weight === null
              ? "is one of the three that move with the score most."
              : `carries ${Math.round(100 * start.weight)}% of what drivers explain of the score.`}
          </>
        ) : (
          "Nothing stands out: what moves with the score most, nearly everybody here agrees with."
        )}
      </p>
      <div className={clsx("mt-4 grid gap-x-7 gap-y-4", wide && kind === "ranked" && "sm:grid-cols-2")}>
        {kind === "ranked" && dots.length > 1 && (
          <ImpactPlot
            dots={dots}
            sentence={`Each driver by how many agree and how much it moves with the score. ${drivers.map(sayOf).join(" ")}`}
          />
        )}
        <ol className="grid content-start">
          {drivers.map((driver, i) => (
            <li
              key={driver.id}
              className="flex gap-3 border-t border-line py-2.5 first:border-t-0 first:pt-0"
            >
              {kind === "ranked" && (
                <span
                  aria-hidden="true"
                  className={clsx(
                    "grid size-6.5 shrink-0 place-items-center rounded-full border-2 text-small font-semibold tabular",
                    driver.id === first ? "border-ink bg-ink text-paper" : "border-ink-2",
                  )}
                >
                  {i + 1}
                </span>
              )}
              <span className="min-w-0">
                <span className="block font-medium leading-snug">{driver.text}</span>
                <span className="text-small text-ink-2">{noteOf(driver)}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <p className="mt-3 border-t border-line pt-3 text-small text-ink-2">
        <Whose impact={impact} /> Moving together is not yet a cause: ask before you fix.
      </p>
    </Card>
  );
}

/** A ranking takes a hundred people, three names take sixty; who has fewer borrows from above, and reads so. */
function Whose({ impact: { unit, isOwn, kind } }: { impact: ImpactView }) {
  const order = kind === "named" ? "The three strongest, in no order" : "Ranked by what moves with the score";
  if (isOwn) return <>{order}, among the people here.</>;
  return (
    <>
      {order}, in all of <TextLink href={`/teams/${unit.id}/health`}>{unit.name}</TextLink>: too few people
      answer here to tell.
    </>
  );
}

type Driver = ImpactView["drivers"][number];

function noteOf({ weight, value }: Driver): string {
  const agree = value === null ? "no number here" : `${Math.round(value)}% agree`;
  return weight === null ? agree : `${agree}, impact ${Math.round(100 * weight)}%`;
}

function sayOf(driver: Driver): string {
  return `${withoutDot(driver.text)}: ${noteOf(driver)}.`;
}

function withoutDot(text: string): string {
  return text.replace(/\.$/, "");
}
