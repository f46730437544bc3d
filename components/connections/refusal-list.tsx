import { Pill } from "@/components/ui/pill";

type Shown = {
  connection: string;
  noun: "person" | "team";
  subject: string;
  people: number | null;
  reason: string;
  times: number;
  ago: string;
};

/** What the directory asked for and could not have, until it succeeds. */
export function RefusalList({ refusals }: { refusals: Shown[] }) {
  if (refusals.length === 0) return <p className="text-ink-2">Nothing was refused. All that came, stands.</p>;
  return (
    <ul>
      {refusals.map(({ connection, noun, subject, people, reason, times, ago }) => (
        <li key={`${connection} ${noun} ${subject}`} className="border-t border-line py-4 first:border-0">
          <p className="flex flex-wrap items-center gap-2">
            <b className="min-w-0 break-words">{subject}</b>
            {noun === "team" && people !== null && (
              <Pill tone="tomato">{people === 1 ? "refused, 1 person" : `refused, ${people} people`}</Pill>
            )}
          </p>
          <p className="mt-1">{reason}</p>
          <p className="mt-1 text-small text-ink-2">
            {connection}, {ago}
            {times > 1 && `, ${times} times`}
          </p>
        </li>
      ))}
    </ul>
  );
}
