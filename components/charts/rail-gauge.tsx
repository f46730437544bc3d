import clsx from "clsx";
import { useId } from "react";
import { percentAlong } from "./geometry";
import { railSentence } from "./sentences";
import type { ThreeBands } from "./shapes";
import { signed } from "./signed";

type RailState = "exact" | "band" | "lid";

type RailProps = {
  state?: RailState;
  value?: number;
  low?: number;
  high?: number;
  min?: number;
  max?: number;
  /** Last time, as a hollow dot. */
  previous?: number;
  /** The group compared with, as a triangle below. */
  compare?: number;
  band?: ThreeBands;
  label: string;
};

/**
 * A score or a share with its interval, in one row of at least 180 px.
 * `exact` draws mark and band, `band` one of three blocks, `lid` the hatched shape. Shares have `min` 0.
 */
export function RailGauge({ state = "exact", ...rest }: RailProps) {
  if (state === "lid" || (state === "exact" && rest.value === undefined)) return <LidRail {...rest} />;
  if (state === "band") return <BandRail {...rest} />;
  return <ExactRail {...rest} value={rest.value ?? 0} />;
}

function ExactRail({
  value,
  low = value,
  high = value,
  min = -100,
  max = 100,
  previous,
  compare,
  label,
}: RailProps & { value: number }) {
  const id = useId();
  const at = (number: number) => percentAlong(number, min, max);
  const isScore = min < 0;
  const y = 15;
  return (
    <svg
      width="100%"
      height="34"
      className="block min-w-45 overflow-visible"
      role="img"
      aria-label={railSentence({ value, low, high, min, previous, compare, label })}
    >
      <rect x="0" y={y - 2} width="100%" height="4" rx="2" className="fill-line" />
      {isScore && <Tick at={at(0)} y={y} />}
      {isScore && <Fade id={id} />}
      <Between from={at(low)} to={at(value)} y={y} fill={isScore ? `url(#${id}-rise)` : undefined} />
      <Between from={at(value)} to={at(high)} y={y} fill={isScore ? `url(#${id}-fall)` : undefined} />
      <Cap at={at(low)} y={y} />
      <Cap at={at(high)} y={y} />
      {previous !== undefined && (
        <circle cx={`${at(previous)}%`} cy={y} r="4.6" className="fill-paper stroke-ink-2" strokeWidth="2" />
      )}
      <svg x={`${at(value)}%`} y={y} className="overflow-visible" aria-hidden="true">
        <rect x="-2.5" y="-11" width="5" height="22" rx="2.5" className="fill-ink" />
      </svg>
      {compare !== undefined && (
        <svg x={`${at(compare)}%`} y={y + 11} className="overflow-visible" aria-hidden="true">
          <path d="M0 0 5 7.5H-5z" className="fill-ink-2" />
        </svg>
      )}
    </svg>
  );
}

function BandRail({ band = "middle", label }: RailProps) {
  const blocks: ThreeBands[] = ["low", "middle", "high"];
  return (
    <div
      role="img"
      aria-label={`${label}: in the ${band} third. Few people came or went, so no number is shown.`}
      className="flex h-8.5 min-w-45 items-center gap-1.5"
    >
      {blocks.map((block) => (
        <span
          key={block}
          className={clsx(
            "h-4 flex-1",
            block === band
              ? "border-x-[2.4px] border-crust-deep bg-band"
              : "rounded-[3px] bg-tray in-[.bg-tray]:bg-line",
          )}
        />
      ))}
    </div>
  );
}

function LidRail({ label, compare, min = -100, max = 100 }: RailProps) {
  return (
    <div
      role="img"
      aria-label={`${label}: the lid is on.`}
      className="relative flex h-8.5 min-w-45 items-center"
    >
      <span className="hatch block h-3.5 w-full rounded-full" />
      {compare !== undefined && (
        <svg width="100%" height="34" className="absolute inset-0 overflow-visible" aria-hidden="true">
          <svg
            x={`${percentAlong(compare, min, max)}%`}
            y="25"
            className="overflow-visible"
            aria-hidden="true"
          >
            <path d="M0 0 5 7.5H-5z" className="fill-ink-2" />
          </svg>
        </svg>
      )}
    </div>
  );
}

function Between({ from, to, y, fill }: { from: number; to: number; y: number; fill?: string }) {
  const width = Math.max(0, Math.round((to - from) * 100) / 100);
  return (
    <rect
      x={`${from}%`}
      y={y - 8}
      width={`${width}%`}
      height="16"
      fill={fill}
      className={fill ? undefined : "fill-band"}
    />
  );
}

function Cap({ at, y }: { at: number; y: number }) {
  return (
    <line x1={`${at}%`} x2={`${at}%`} y1={y - 8} y2={y + 8} className="stroke-crust-deep" strokeWidth="2.4" />
  );
}

function Tick({ at, y }: { at: number; y: number }) {
  return (
    <line
      x1={`${at}%`}
      x2={`${at}%`}
      y1={y - 9}
      y2={y + 9}
      className="stroke-line-strong"
      strokeWidth="1.5"
    />
  );
}

function Fade({ id }: { id: string }) {
  const pale = <stop offset="0" className="[stop-color:var(--band)]" />;
  return (
    <defs>
      <linearGradient id={`${id}-rise`}>
        {pale}
        <stop offset="1" className="[stop-color:var(--band-core)]" />
      </linearGradient>
      <linearGradient id={`${id}-fall`}>
        <stop offset="0" className="[stop-color:var(--band-core)]" />
        <stop offset="1" className="[stop-color:var(--band)]" />
      </linearGradient>
    </defs>
  );
}

/** The number at the end of a rail, in sign type. */
export function RailValue({ value, min = -100 }: { value: number; min?: number }) {
  return (
    <span className="font-sign text-[19px] tabular whitespace-nowrap">
      {min < 0 ? signed(value) : `${Math.round(value)}%`}
    </span>
  );
}
