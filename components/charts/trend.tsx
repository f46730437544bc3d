import clsx from "clsx";
import type { ReactNode } from "react";
import { VERDICT_WORDS } from "@/features/results/rules/words";
import { percentAlong } from "./geometry";
import { trendSentence } from "./sentences";
import type { ThreeBands, TrendPoint } from "./shapes";
import { signed } from "./signed";
import { TrendTable } from "./trend-table";

type Exact = { x: number; score: number; low: number; high: number; shift?: "up" | "down" };

/**
 * Scores of the last rounds, −100..+100, oldest first. The ribbon is the interval; a round under the
 * lid breaks it and is never bridged. Dotted line: within the noise. Solid: a real shift.
 */
export function Trend({ points, title }: { points: TrendPoint[]; title: string }) {
  const at = (i: number) => percentAlong(i + 0.5, 0, points.length);
  return (
    <figure className="min-w-0">
      <div className="grid grid-cols-[2.6rem_minmax(0,1fr)] gap-x-2">
        <div
          aria-hidden="true"
          className="flex h-64 flex-col justify-between text-right text-tiny text-ink-2 tabular *:leading-none *:first:-mt-1.5 *:last:-mb-1.5"
        >
          {[100, 50, 0, -50, -100].map((line) => (
            <span key={line}>{signed(line)}</span>
          ))}
        </div>
        <div className="relative h-64" role="img" aria-label={trendSentence(title, points)}>
          <Ground />
          {points.map((point, i) => (
            <Hidden key={point.label} point={point} x={at(i)} slot={100 / points.length} />
          ))}
          {runsOf(points, at).map((run) => (
            <Run key={run[0]?.x} run={run} slot={100 / points.length} />
          ))}
        </div>
        <div aria-hidden="true" className="col-start-2 mt-2 flex text-center text-tiny text-ink-2">
          {points.map((point, i) => (
            <span
              key={point.label}
              className={clsx(
                "flex min-w-0 flex-1 justify-center whitespace-nowrap",
                points.length > 5 && (points.length - 1 - i) % 2 === 1 && "max-sm:invisible",
              )}
            >
              {point.label}
            </span>
          ))}
        </div>
      </div>
      <TrendTable points={points} title={title} />
    </figure>
  );
}

/** What the lines of a trend mean, for the corner of its card: only what is drawn in it. */
export function TrendLegend({ points }: { points: readonly TrendPoint[] }) {
  const has = (state: TrendPoint["state"]) => points.some((point) => point.state === state);
  const shift = points.find((point) => point.shift)?.shift;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small">
      {has("exact") && (
        <Key words="interval">
          <span aria-hidden="true" className="inline-block h-3 w-6 rounded-[3px] bg-band" />
        </Key>
      )}
      {points.length > 1 && has("exact") && (
        <Key words="within the noise">
          <svg width="28" height="4" aria-hidden="true">
            <path d="M1 2h26" className="stroke-ink" strokeWidth="2" strokeDasharray="3.5 3.5" />
          </svg>
        </Key>
      )}
      {shift && (
        <Key words={VERDICT_WORDS[shift].toLowerCase()}>
          <svg width="28" height="4" aria-hidden="true">
            <path d="M1 2h26" className={STROKES[shift]} strokeWidth="4" strokeLinecap="round" />
          </svg>
        </Key>
      )}
      {has("lid") && (
        <Key words="lid on">
          <span aria-hidden="true" className="hatch inline-block size-4 rounded-[3px]" />
        </Key>
      )}
    </span>
  );
}

function Key({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      {children}
      {words}
    </span>
  );
}

const STROKES = { up: "stroke-basil", down: "stroke-tomato" };

function Ground() {
  return (
    <svg width="100%" height="100%" className="absolute inset-0 overflow-visible" aria-hidden="true">
      {[0, 25, 50, 75, 100].map((y) => (
        <line
          key={y}
          x1="0"
          x2="100%"
          y1={`${y}%`}
          y2={`${y}%`}
          className={y === 50 ? "stroke-line-strong" : "stroke-line"}
          strokeWidth={y === 50 ? 1.5 : 1}
        />
      ))}
    </svg>
  );
}

/** A round without a number: the hatched column of the lid, or one gold block of three. */
function Hidden({ point, x, slot }: { point: TrendPoint; x: number; slot: number }) {
  if (point.state === "exact") return null;
  const width = Math.min(slot * 0.6, 6);
  const blocks: ThreeBands[] = ["high", "middle", "low"];
  return (
    <svg x="0" y="0" width="100%" height="100%" className="absolute inset-0" aria-hidden="true">
      <defs>
        <pattern
          id="lid-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="fill-tray" />
          <path d="M0 0v7" className="stroke-(--hatch)" strokeWidth="2.4" />
        </pattern>
      </defs>
      {point.state === "lid" ? (
        <rect x={`${x - width / 2}%`} width={`${width}%`} y="0" height="100%" rx="4" fill="url(#lid-hatch)" />
      ) : (
        blocks.map((block, i) => (
          <rect
            key={block}
            x={`${x - width / 2}%`}
            width={`${width}%`}
            y={`${i * 33.5 + 0.5}%`}
            height="32%"
            rx="2"
            className={block === point.band ? "fill-band stroke-crust-deep" : "fill-tray"}
          />
        ))
      )}
    </svg>
  );
}

/** Rounds in a row that all have a number: ribbon, lines and dots. */
function Run({ run, slot }: { run: Exact[]; slot: number }) {
  const alone = Math.min(slot * 0.2, 2.5);
  const wide =
    run.length === 1
      ? run.flatMap((p) => [
          { ...p, x: p.x - alone },
          { ...p, x: p.x + alone },
        ])
      : run;
  const top = wide.map((p) => `${p.x} ${yOf(p.high)}`);
  const bottom = wide.map((p) => `${p.x} ${yOf(p.low)}`);
  return (
    <>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
        aria-hidden="true"
      >
        <path
          d={`M${top.join("L")}L${bottom.toReversed().join("L")}z`}
          className="fill-band"
          fillOpacity="0.66"
        />
        <path
          d={`M${top.join("L")}M${bottom.join("L")}`}
          fill="none"
          className="stroke-crust-deep"
          strokeOpacity="0.7"
          vectorEffect="non-scaling-stroke"
        />
        {run.slice(1).map((point, i) => (
          <Leg key={point.x} from={run[i] as Exact} to={point} />
        ))}
      </svg>
      <svg width="100%" height="100%" className="absolute inset-0 overflow-visible" aria-hidden="true">
        {run.map((point) => (
          <Dot key={point.x} point={point} />
        ))}
      </svg>
    </>
  );
}

function Leg({ from, to }: { from: Exact; to: Exact }) {
  const path = `M${from.x} ${yOf(from.score)}L${to.x} ${yOf(to.score)}`;
  if (to.shift) {
    return <path d={path} className={STROKES[to.shift]} strokeWidth="4" vectorEffect="non-scaling-stroke" />;
  }
  return (
    <path
      d={path}
      className="stroke-ink"
      strokeWidth="2"
      strokeDasharray="4 4"
      vectorEffect="non-scaling-stroke"
    />
  );
}

function Dot({ point }: { point: Exact }) {
  const fills = { up: "fill-basil stroke-paper", down: "fill-tomato stroke-paper" };
  return (
    <>
      <circle
        cx={`${point.x}%`}
        cy={`${yOf(point.score)}%`}
        r={point.shift ? 6.5 : 5}
        className={point.shift ? fills[point.shift] : "fill-ink stroke-paper"}
        strokeWidth="2.4"
      />
      {point.shift && (
        <text
          x={`${point.x}%`}
          y={`${yOf(point.high)}%`}
          dy="-8"
          textAnchor="middle"
          className={
            point.shift === "up"
              ? "fill-basil text-tiny font-semibold"
              : "fill-tomato-ink text-tiny font-semibold"
          }
        >
          {`${point.shift === "up" ? "▲" : "▼"} ${VERDICT_WORDS[point.shift]}`}
        </text>
      )}
    </>
  );
}

/** Splits the rounds at every round without a number. */
function runsOf(points: TrendPoint[], at: (i: number) => number): Exact[][] {
  const runs: Exact[][] = [[]];
  points.forEach((point, i) => {
    if (point.state !== "exact" || point.score === undefined) {
      runs.push([]);
      return;
    }
    const { score, low = score, high = score, shift } = point;
    runs.at(-1)?.push({ x: at(i), score, low, high, shift });
  });
  return runs.filter((run) => run.length > 0);
}

function yOf(score: number) {
  return percentAlong(-score, -100, 100);
}
