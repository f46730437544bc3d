type Props = {
  name: string;
  scores: number[];
  middle: number;
  /** How many dots lie on each other at most in all rows of the page: so that they are of one height. */
  tallest: number;
};

/** How many of these scores are the same, at most. */
export function tallestOf(scores: readonly number[]): number {
  return Math.max(0, ...scores.map((one) => scores.filter((score) => score === one).length));
}

/** One criterion's scores: a dot for each judge on a line from 1 to 5, stacked where they agree, a triangle at the middle. */
export function ScoreDots({ name, scores, middle, tallest }: Props) {
  const x = (score: number) => 6 + ((score - 1) / 4) * 148;
  const counts = [1, 2, 3, 4, 5].map((step) => scores.filter((score) => score === step).length);
  const top = Math.max(2, tallest) * 11 + 3;
  const said = counts
    .flatMap((count, i) => (count > 0 ? [`${i + 1} from ${count} ${count === 1 ? "judge" : "judges"}`] : []))
    .join(", ");
  return (
    <li className="flex items-end gap-3">
      <span className="flex min-h-9 w-24 min-w-0 shrink-0 items-center text-small leading-tight sm:w-28">
        {name}
      </span>
      <svg
        viewBox={`-14 0 188 ${top + 14}`}
        className="h-auto w-full min-w-0 max-w-60 flex-1"
        role="img"
        aria-label={`${name}: ${said}; the middle is ${middle}`}
      >
        <path d={`M${x(1)} ${top}H${x(5)}`} className="stroke-line" strokeWidth="2.5" />
        <text x={-9} y={top + 4} fontSize="12" textAnchor="middle" className="fill-ink">
          1
        </text>
        <text x={169} y={top + 4} fontSize="12" textAnchor="middle" className="fill-ink">
          5
        </text>
        {counts.flatMap((count, i) =>
          Array.from({ length: count }, (_, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one dot is like the other
            <circle key={`${i}-${level}`} cx={x(i + 1)} cy={top - level * 11} r="4.6" className="fill-ink" />
          )),
        )}
        <path
          d={`M${x(middle)} ${top + 6}l5 8h-10z`}
          className="fill-crust-deep stroke-paper"
          strokeWidth="0.8"
        />
      </svg>
    </li>
  );
}
