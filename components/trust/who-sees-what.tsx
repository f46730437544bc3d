import type { ReactNode } from "react";
import { Card, CardTitle } from "@/components/ui/card";
import { Pill } from "@/components/ui/pill";

const COLUMNS = ["That you answered", "What you, by name, answered", "Your team’s result"];

type Row = { who: string; note?: string; sees: [ReactNode, ReactNode, ReactNode] };

/** Who can see what, row by row, the one who watches the machine included. */
export function WhoSeesWhat({ k }: { k: number }) {
  const lid = `Only at ${k} or more`;
  const never = <Pill tone="basil">Never</Pill>;
  const rows: Row[] = [
    { who: "You", sees: ["Yes", "On your device, until it is sent", lid] },
    { who: "A teammate", sees: [never, never, lid] },
    { who: "Your manager", sees: [never, never, lid] },
    { who: "People team and leaders", sees: [never, never, lid] },
    {
      who: "The database administrator",
      note: "the list of who picked up a ballot is deleted at the count",
      sees: ["Until the count", "Sealed ballots, no names", "Counts, no names"],
    },
    {
      who: "A thief with the whole database",
      note: "backups included, after the count",
      sees: ["Only in an older backup", "Counts, no names", "Counts, no names"],
    },
    {
      who: "Whoever watches the machine live",
      note: "while you answer",
      sees: ["Yes", "Not promised", "Not promised"],
    },
  ];
  return (
    <Card>
      <CardTitle>Who can see what</CardTitle>
      <table className="w-full text-left max-sm:block">
        <thead className="max-sm:sr-only">
          <tr className="align-bottom text-small text-ink-2">
            <td />
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="w-[21%] pb-2.5 pl-3 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map(({ who, note, sees }) => (
            <tr key={who} className="border-t border-line max-sm:block max-sm:py-3">
              <th scope="row" className="py-3 font-semibold max-sm:block max-sm:py-0 max-sm:pb-1">
                {who}
                {note && <span className="block text-small font-normal text-ink-2">{note}</span>}
              </th>
              {sees.map((seen, i) => (
                <td
                  key={COLUMNS[i]}
                  className="py-3 pl-3 text-[15px] max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:pl-0"
                >
                  <span aria-hidden="true" className="text-small text-ink-2 sm:hidden">
                    {COLUMNS[i]}
                  </span>
                  <span className="max-sm:text-right">{seen}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
