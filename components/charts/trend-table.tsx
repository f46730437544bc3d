import { VERDICT_WORDS } from "@/features/results/rules/words";
import type { TrendPoint } from "./shapes";
import { signed } from "./signed";

/** The same rounds as rows, folded away below the picture. */
export function TrendTable({ points, title }: { points: TrendPoint[]; title: string }) {
  return (
    <details className="mt-3 text-small">
      <summary className="inline-block py-1 font-semibold underline decoration-2 underline-offset-4">
        As a table
      </summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-left tabular">
          <caption className="sr-only">{title}</caption>
          <thead className="text-ink-2">
            <tr>
              {["Round", "Score", "Most likely between"].map((head) => (
                <th key={head} scope="col" className="border-b border-line py-1.5 pr-4 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label} className="*:border-b *:border-line *:py-1.5 *:pr-4">
                <th scope="row" className="font-medium">
                  {point.label}
                </th>
                <td>{scoreWords(point)}</td>
                <td>
                  {point.state === "exact" && point.low !== undefined && point.high !== undefined
                    ? `${signed(point.low)} and ${signed(point.high)}`
                    : "not shown"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function scoreWords(point: TrendPoint) {
  if (point.state === "lid" || (point.state === "exact" && point.score === undefined)) return "Lid on";
  if (point.state === "band") return `In the ${point.band ?? "middle"} third`;
  const shift = point.shift ? `, ${VERDICT_WORDS[point.shift].toLowerCase()} ${point.shift}` : "";
  return `${signed(point.score ?? 0)}${shift}`;
}
