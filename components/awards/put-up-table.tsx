import type { Graph } from "@/features/awards/types/panel";

/** The same as rows, folded away beside the picture. */
export function PutUpTable({ graph }: { graph: Graph }) {
  const { speakers, nominees, lines } = graph;
  return (
    <details className="mt-4 text-small">
      <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-2 underline-offset-4">
        As a table
      </summary>
      <table className="mt-2 w-full text-left">
        <caption className="sr-only">Who put up whom</caption>
        <thead className="text-ink-2">
          <tr>
            {["Who spoke", "For whom", "Each other"].map((head) => (
              <th key={head} scope="col" className="border-b border-line py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ speaker, nominee, mutual }) => (
            <tr key={`${speaker}-${nominee}`} className="*:border-b *:border-line *:py-1.5 *:pr-4">
              <th scope="row" className="font-medium">
                {speakers[speaker]?.name}
              </th>
              <td>{nominees[nominee]?.nominee.name}</td>
              <td>{mutual ? "Yes, within a year" : "No"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
