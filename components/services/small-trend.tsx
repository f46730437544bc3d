import { percentAlong } from "@/components/charts/geometry";
import { signed } from "@/components/charts/signed";
import { VERDICT_WORDS } from "@/features/results/rules/words";
import type { Figure, Quarter } from "@/features/services/types";

type Exact = { x: number; low: number; high: number; value: number; change: Quarter["change"] };
type Size = { width: number; height: number };

const ROW: Size = { width: 120, height: 40 };

/**
 * The score of the last quarters in the height of a row: ribbon of intervals, the lid as a hatched column that breaks it.
 * −100 is the lower edge, +100 the upper one.
 */
export function SmallTrend({
  name,
  quarters,
  size = ROW,
}: {
  name: string;
  quarters: readonly Quarter[];
  /** The drawing's own size in px; it shrinks with its place. */
  size?: Size;
}) {
  const { width, height } = size;
  const slot = width / quarters.length;
  const at = (i: number) => round(slot * (i + 0.5));
  const last = quarters.at(-1)?.figure;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="block h-auto w-full overflow-visible"
      role="img"
      aria-label={sentence(name, quarters)}
    >
      <line x1="0" x2={width} y1={height / 2} y2={height / 2} className="stroke-line" />
      {quarters.map(({ label, figure }, i) =>
        figure.state === "exact" ? null : <Hidden key={label} figure={figure} x={at(i)} height={height} />,
      )}
      {runsOf(quarters, at).map((run) => (
        <Run key={run[0]?.x} run={run} height={height} />
      ))}
      {last?.state === "exact" && (
        <circle cx={at(quarters.length - 1)} cy={yOf(last.value, height)} r="3" className="fill-ink" />
      )}
    </svg>
  );
}

function Run({ run, height }: { run: Exact[]; height: number }) {
  const wide =
    run.length === 1 ? run.flatMap((p) => [-4, 4].map((dx) => ({ ...p, x: round(p.x + dx) }))) : run;
  const line = (key: "low" | "high" | "value") => wide.map((p) => `${p.x} ${yOf(p[key], height)}`);
  const [top, bottom] = [line("high"), line("low")];
  return (
    <>
      <path
        d={`M${top.join("L")}L${bottom.toReversed().join("L")}z`}
        className="fill-band"
        fillOpacity="0.7"
      />
      <path
        d={`M${top.join("L")}M${bottom.join("L")}`}
        fill="none"
        className="stroke-crust-deep"
        strokeOpacity="0.7"
        strokeWidth="0.9"
      />
      <path
        d={`M${line("value").join("L")}`}
        fill="none"
        className="stroke-ink"
        strokeWidth="1.6"
        strokeDasharray="2.6 2.6"
      />
      {run.slice(1).map(({ x, value, change }, i) => {
        const before = run[i] as Exact;
        if (change !== "up" && change !== "down") return null;
        return (
          <path
            key={x}
            d={`M${before.x} ${yOf(before.value, height)}L${x} ${yOf(value, height)}`}
            className={SHIFTED[change]}
            strokeWidth="3"
          />
        );
      })}
    </>
  );
}

const SHIFTED = { up: "stroke-basil", down: "stroke-tomato" };

/** A quarter without a number: hatched under the lid, else one gold block of three, or a tray where words stand in. */
function Hidden({
  figure,
  x,
  height,
}: {
  figure: Exclude<Figure, { state: "exact" }>;
  x: number;
  height: number;
}) {
  if (figure.state === "band") {
    const top = { high: 0, middle: 1, low: 2 }[figure.band] * (height / 3);
    return (
      <rect x={x - 5} y={top} width="10" height={height / 3} rx="2" className="fill-band stroke-crust-deep" />
    );
  }
  return (
    <foreignObject x={x - 5} y="0" width="10" height={height}>
      <div
        className={figure.state === "lid" ? "hatch size-full rounded-full" : "size-full rounded-full bg-tray"}
      />
    </foreignObject>
  );
}

function runsOf(quarters: readonly Quarter[], at: (i: number) => number): Exact[][] {
  const runs: Exact[][] = [[]];
  for (const [i, { figure, change }] of quarters.entries()) {
    if (figure.state === "exact") runs.at(-1)?.push({ x: at(i), change, ...figure });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function sentence(name: string, quarters: readonly Quarter[]): string {
  const words = ({ label, figure, change }: Quarter) => {
    const shift =
      change === "up" || change === "down" ? `, ${VERDICT_WORDS[change].toLowerCase()} ${change}` : "";
    if (figure.state === "exact") return `${label} ${signed(figure.value)}${shift}`;
    return `${label} ${{ lid: "under the lid", band: "in a band", words: "in words" }[figure.state]}`;
  };
  return `${name}, quarter by quarter: ${quarters.map(words).join(", ")}.`;
}

function yOf(score: number, height: number): number {
  return round((height * (100 - percentAlong(score, -100, 100))) / 100);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
