import { signed } from "@/components/charts/signed";
import { SliceGauge } from "@/components/charts/slice-gauge";
import { Card, CardTitle } from "@/components/ui/card";
import type { CellView, TeamHealth } from "@/features/results/types";
import { CellRail, CellValue } from "./cell-rail";
import { ChangePill } from "./change-pill";

type Props = { title: string; cell: CellView } & Pick<TeamHealth, "change" | "bounds" | "company">;

/** A unit's own score with its interval, or as much of it as may be said, whether it changed, and the company below. */
export function ScoreCard({ title, cell, change, bounds, company }: Props) {
  return (
    <Card className="flex h-full flex-col">
      <CardTitle aside={change && <ChangePill verdict={change.verdict} />}>{title}</CardTitle>
      <div className="flex flex-1 flex-col justify-center pb-2">
        <Score cell={cell} />
      </div>
      {change && change.verdict !== "up" && change.verdict !== "down" && (
        <p className="mt-2 text-small text-ink-2">{change.sentence}</p>
      )}
      {bounds && <AndUsNow bounds={bounds} />}
      {company && (
        <div className="mt-4 grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-t border-line pt-5 sm:grid-cols-[auto_1fr_auto]">
          <p className="text-small">
            <b className="block">Whole company</b>
            {company.cell.state === "exact" && <span className="text-ink-2">{company.cell.n} answers</span>}
          </p>
          <div className="max-sm:order-last max-sm:col-span-2">
            <CellRail cell={company.cell} scale="score" label="Whole company" />
          </div>
          <CellValue cell={company.cell} scale="score" />
        </div>
      )}
    </Card>
  );
}

/** The interval speaks of people like these; a small team also asks of itself. */
function AndUsNow({ bounds: { low, high, silent, people } }: { bounds: NonNullable<TeamHealth["bounds"]> }) {
  return (
    <p className="mt-2 text-small">
      <b>And us, now?</b>{" "}
      {silent === 0
        ? `All ${people} answered, so this is what the ${people} of you said.`
        : `Whatever the ${silent === 1 ? "one" : silent} who kept quiet would say, the score of all ${people} lies between ${signed(low)} and ${signed(high)}.`}
    </p>
  );
}

function Score({ cell }: { cell: CellView }) {
  if (cell.state === "exact" && "value" in cell) {
    return <SliceGauge score={cell.value} low={cell.low} high={cell.high} n={cell.n} />;
  }
  if (cell.state === "exact") {
    const nearly = cell.words === "nearly_all";
    return (
      <>
        <p className="font-sign text-score">{nearly ? "Nearly all" : "Hardly any"}</p>
        <p className="mt-3 max-w-[44ch]">
          {nearly ? "Nearly everybody" : "Hardly anybody"} who answered here would warmly recommend working
          here. {cell.n} answers, and nearly all alike: a number would say too much about each of them.
        </p>
      </>
    );
  }
  if (cell.state !== "band") return null;
  return (
    <>
      <p className="mb-4 font-sign text-score">{{ low: "Low", middle: "Middle", high: "High" }[cell.band]}</p>
      <CellRail cell={cell} scale="score" label="Team score" />
      <p className="mt-4 max-w-[44ch] text-ink-2">
        One of three bands: the team is small, and one or two people came or went since the last round. A
        number would tell too much about them.
      </p>
    </>
  );
}
