import type { ReactNode } from "react";
import { ParticipationPizza } from "@/components/charts/participation";
import type { TrendPoint } from "@/components/charts/shapes";
import { Trend, TrendLegend } from "@/components/charts/trend";
import { Card, CardTitle } from "@/components/ui/card";
import type { CellView, TeamHealth, TrendRound } from "@/features/results/types";

/** The rounds so far, and below them who answered in the newest. `children`: what else belongs to the team's size. */
export function RoundsCard({
  trend,
  direction,
  participation,
  ofAll,
  children,
}: {
  trend: readonly TrendRound[];
  /** Where all rounds together go, as a sentence. */
  direction: string | null;
  participation: TeamHealth["participation"];
  /** The unit is the whole company: nobody answers a level further up. */
  ofAll?: boolean;
  children?: ReactNode;
}) {
  const points = pointsOf(trend);
  const title = trend.length === 1 ? "One round" : `${inWords(trend.length)} rounds`;
  return (
    <Card className="flex h-full flex-col">
      <CardTitle aside={<TrendLegend points={points} />}>{title}</CardTitle>
      {direction && <p className="text-small">{direction}</p>}
      <div className="mt-4">
        <Trend title={title} points={points} />
      </div>
      <div className="mt-5 flex flex-1 flex-wrap items-center gap-x-10 gap-y-5 border-t border-line pt-5">
        {participation && <Participation {...participation} ofAll={ofAll} />}
        {children}
      </div>
    </Card>
  );
}

function Participation({ cast, eligible, ofAll }: { cast: number; eligible: number; ofAll?: boolean }) {
  const some = ofAll ? "in the whole company" : "The people who answer here; leads answer one level up.";
  return (
    <div className="flex items-center gap-5">
      <ParticipationPizza cast={cast} eligible={eligible} size={86} />
      <p>
        <span className="block font-sign text-[21px] leading-tight">
          {cast} of {eligible} answered
        </span>
        <span className="text-small text-ink-2">{cast >= eligible ? "Everybody." : some}</span>
      </p>
    </div>
  );
}

/** Labels must differ: two rounds of one month say their day. */
function pointsOf(trend: readonly TrendRound[]): TrendPoint[] {
  const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "2-digit" });
  const exact = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
  const months = trend.map(({ closedAt }) => month.format(closedAt));
  const seen = new Map<string, number>();
  return trend.map(({ closedAt, cell, shift }, i) => {
    const plain = months[i] ?? "";
    const wanted = months.filter((other) => other === plain).length > 1 ? exact.format(closedAt) : plain;
    const before = seen.get(wanted) ?? 0;
    seen.set(wanted, before + 1);
    return {
      label: before > 0 ? `${wanted} (${before + 1})` : wanted,
      ...pointOf(cell),
      shift: shift ?? undefined,
    };
  });
}

function pointOf(cell: CellView): Omit<TrendPoint, "label"> {
  if (cell.state === "exact" && "value" in cell) {
    return { state: "exact", score: cell.value, low: cell.low, high: cell.high };
  }
  if (cell.state === "exact") return { state: "band", band: cell.words === "nearly_all" ? "high" : "low" };
  return cell.state === "band" ? { state: "band", band: cell.band } : { state: "lid" };
}

function inWords(count: number): string {
  const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
  return words[count] ?? String(count);
}
