import { percentAlong } from "./geometry";

export type ImpactDot = {
  /** The number it has in the list beside the picture. */
  number: number;
  /** The share that agrees, 0..100. */
  value: number;
  /** How much it moves with the score, 0..1. */
  weight: number;
  /** The one to look at first. */
  isFirst: boolean;
};

/**
 * Impact against score: to the left few agree, to the top it moves with the score most, so the upper left corner is where
 * to begin. The list beside it is its table.
 */
export function ImpactPlot({ dots, sentence }: { dots: readonly ImpactDot[]; sentence: string }) {
  const most = Math.max(0.1, ...dots.map(({ weight }) => weight));
  const y = (weight: number) => percentAlong(most - weight, -0.12 * most, 1.05 * most);
  const firstOnTop = [...dots].sort((a, b) => Number(a.isFirst) - Number(b.isFirst));
  return (
    <figure className="min-w-0">
      <p aria-hidden="true" className="mb-1.5 text-tiny text-ink-2">
        Higher: moves with the score more
      </p>
      <div className="relative h-52 rounded-well bg-tray" role="img" aria-label={sentence}>
        <svg width="100%" height="100%" className="absolute inset-0 overflow-visible" aria-hidden="true">
          <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-line-strong" strokeDasharray="2 5" />
          <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line-strong" strokeDasharray="2 5" />
          {firstOnTop.map(({ number, value, weight, isFirst }) => (
            <svg
              key={number}
              x={`${percentAlong(value, -8, 108)}%`}
              y={`${y(weight)}%`}
              className="overflow-visible"
              aria-hidden="true"
            >
              <circle
                r="11"
                className={isFirst ? "fill-ink stroke-ink" : "fill-paper stroke-ink-2"}
                strokeWidth="2"
              />
              <text
                y="4.5"
                textAnchor="middle"
                className={
                  isFirst ? "fill-paper text-tiny font-semibold" : "fill-ink text-tiny font-semibold"
                }
              >
                {number}
              </text>
            </svg>
          ))}
        </svg>
      </div>
      <figcaption className="mt-2 flex justify-between text-tiny text-ink-2">
        <span>0% agree</span>
        <span>100% agree</span>
      </figcaption>
    </figure>
  );
}
