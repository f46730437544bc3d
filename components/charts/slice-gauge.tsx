import { arcPath, polar, scoreAngle, wedgePath } from "./geometry";
import { counted, signed, spoken } from "./signed";

const R = 180;
const layers = Array.from({ length: 14 }, (_, i) => i);
const ticks = Array.from({ length: 21 }, (_, i) => -100 + i * 10);

/**
 * A score as a slice: its width is the interval, its needle the score itself.
 * All numbers on −100..+100; `n` is the number of answers; `previous` is drawn as one dashed slice.
 */
export function SliceGauge({
  score,
  low,
  high,
  n,
  previous,
  width = 460,
  noun = "answers",
  words = true,
}: {
  score: number;
  low: number;
  high: number;
  n: number;
  previous?: { low: number; high: number };
  width?: number;
  /** What n counts: "answers", "ratings". */
  noun?: string;
  /** False leaves out the score and sentence below, where the page says them itself. */
  words?: boolean;
}) {
  return (
    <figure className="min-w-0">
      <svg
        width={width}
        viewBox="-252 -226 504 240"
        className="mx-auto block h-auto max-w-full"
        role="img"
        aria-label={`Score ${spoken(score)}, most likely between ${spoken(low)} and ${spoken(high)}, ${n} ${noun}.`}
      >
        <path d={wedgePath(R, -90, 90)} className="fill-tray" />
        <path d={arcPath(R, -90, 90)} fill="none" className="stroke-line-strong" strokeWidth="1.5" />
        <Scale />
        {previous && (
          <path
            d={wedgePath(R, scoreAngle(previous.low), scoreAngle(previous.high))}
            fill="none"
            className="stroke-ink-2"
            strokeWidth="1.2"
            strokeDasharray="4 4"
          />
        )}
        <Wedge {...{ score, low, high }} />
      </svg>
      {words && (
        <figcaption className="mt-4 flex flex-wrap items-center justify-center gap-x-5 gap-y-1">
          <span className="font-sign text-score">{signed(score)}</span>
          <span className="max-w-[30ch]">
            Most likely between <b>{signed(low)}</b> and <b>{signed(high)}</b>. {aboutCount(n, noun)}
          </span>
        </figcaption>
      )}
    </figure>
  );
}

function aboutCount(n: number, noun: string) {
  return n < 20 ? `${counted(n)} ${noun} make a wide slice; more ${noun} make a thin one.` : `${n} ${noun}.`;
}

function Scale() {
  return (
    <g>
      {ticks.map((at) => {
        const big = at % 50 === 0;
        const a = polar(R + (big ? 4 : 6), scoreAngle(at));
        const b = polar(R + (big ? 16 : 11), scoreAngle(at));
        return (
          <path
            key={at}
            d={`M${a.x} ${a.y}L${b.x} ${b.y}`}
            className={big ? "stroke-ink" : "stroke-line-strong"}
            strokeWidth={at === 0 ? 2.6 : big ? 1.8 : 1.2}
          />
        );
      })}
      {[-100, -50, 0, 50, 100].map((at) => {
        const p = polar(R + 28, scoreAngle(at));
        const end = Math.abs(at) === 100;
        return (
          <text
            key={at}
            x={end ? Math.sign(at) * (R + 20) : p.x}
            y={p.y + (end ? 4.5 : at === 0 ? 2 : 3)}
            textAnchor={at === 0 ? "middle" : at < 0 ? "end" : "start"}
            className="fill-ink-2 text-[14px] max-sm:text-[19px] font-medium tabular"
          >
            {signed(at)}
          </text>
        );
      })}
    </g>
  );
}

function Wedge({ score, low, high }: { score: number; low: number; high: number }) {
  const from = scoreAngle(low);
  const to = scoreAngle(high);
  const at = scoreAngle(score);
  const tip = polar(R, at);
  const tail = polar(R * 0.33, at);
  return (
    <g strokeLinecap="round">
      {layers.map((layer) => {
        const part = layer / 20;
        const a = from + (at - from) * part;
        const b = to - (to - at) * part;
        return (
          <path
            key={layer}
            d={wedgePath(R, a, b)}
            className="fill-(--wedge)"
            fillOpacity={layer === 0 ? 0.34 : 0.17}
          />
        );
      })}
      <path d={arcPath(R - 8, from, to)} fill="none" stroke="#b5701c" strokeWidth="16" />
      <path
        d={arcPath(R - 10, from, to)}
        fill="none"
        stroke="#e39a33"
        strokeWidth="9.5"
        strokeLinecap="butt"
      />
      {[from, to].map((edge, i) => {
        const rim = polar(R, edge);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two edges may be the same angle
          <path key={i} d={`M0 0L${rim.x} ${rim.y}`} className="stroke-crust-deep" strokeWidth="1.6" />
        );
      })}
      <path d={`M${tail.x} ${tail.y}L${tip.x} ${tip.y}`} className="stroke-(--needle)" strokeWidth="4" />
      <circle cx={tip.x} cy={tip.y} r="6.5" className="fill-(--needle) stroke-white" strokeWidth="3.2" />
    </g>
  );
}
