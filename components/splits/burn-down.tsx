import { Card, CardTitle } from "@/components/ui/card";
import { burnDownSentence, monthOf } from "@/features/splits/rules/burn-down";
import { capital } from "@/features/splits/rules/plan";
import type { BurnDown as Counts } from "@/features/splits/types";

const HEIGHT = 96;
const ROOM = 22;
const STEP = 26;

/** How many teams were over two pizzas at each month's end: counted in full, so ink bars and no interval. */
export function BurnDown({ counts, today }: { counts: Counts; today: Date }) {
  const bars = [
    ...counts.months.map((month) => ({ label: capital(monthOf(month, today)), over: month.over })),
    { label: "Now", over: counts.over },
  ];
  if (bars.every(({ over }) => over === 0)) return null;
  const sentence = burnDownSentence(counts, today);
  return (
    <Card className="grid items-center gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <CardTitle>Over two pizzas, month by month</CardTitle>
        <p className="max-w-[52ch]">{sentence}</p>
        <p className="mt-1 text-small text-ink-2">Counted in full, so no interval.</p>
        <details className="mt-2 text-small">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">
            Read it as a table
          </summary>
          <BarTable bars={bars} />
        </details>
      </div>
      <Bars bars={bars} sentence={sentence} />
    </Card>
  );
}

type Bar = { label: string; over: number };

function Bars({ bars, sentence }: { bars: Bar[]; sentence: string }) {
  const most = Math.max(...bars.map(({ over }) => over));
  const width = bars.length * STEP;
  const tall = (over: number) => (over / most) * HEIGHT;
  return (
    <svg
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${width} ${HEIGHT + ROOM * 2}`}
      width={width}
      className="h-auto max-w-full"
    >
      {bars.map(({ label, over }, i) => {
        const isEnd = i === 0 || i === bars.length - 1;
        const before = bars[i - 1]?.over;
        return (
          <g key={label} transform={`translate(${i * STEP} 0)`}>
            <rect
              x="4"
              y={ROOM + HEIGHT - tall(over)}
              width={STEP - 8}
              height={tall(over)}
              rx="2"
              className={i === bars.length - 1 ? "fill-ink" : "fill-ink-2"}
            />
            {over !== before && (
              <text
                x={STEP / 2}
                y={ROOM + HEIGHT - tall(over) - 6}
                textAnchor="middle"
                className="tabular fill-ink text-tiny font-semibold"
              >
                {over}
              </text>
            )}
            {isEnd && (
              <text
                x={i === 0 ? 0 : STEP}
                y={HEIGHT + ROOM * 2 - 4}
                textAnchor={i === 0 ? "start" : "end"}
                className="fill-ink-2 text-tiny"
              >
                {label}
              </text>
            )}
          </g>
        );
      })}
      <path d={`M0 ${HEIGHT + ROOM + 0.5}H${width}`} className="stroke-line-strong" strokeWidth="1" />
    </svg>
  );
}

function BarTable({ bars }: { bars: Bar[] }) {
  return (
    <table className="mt-1 border-collapse">
      <thead>
        <tr className="text-left text-ink-2">
          <th scope="col" className="py-1 pr-6 font-semibold">
            End of
          </th>
          <th scope="col" className="py-1 font-semibold">
            Tables over
          </th>
        </tr>
      </thead>
      <tbody className="tabular">
        {bars.map(({ label, over }) => (
          <tr key={label} className="border-t border-line">
            <th scope="row" className="py-1 pr-6 font-normal">
              {label}
            </th>
            <td className="py-1">{over}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
