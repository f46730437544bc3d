import type { SplitTeam } from "@/features/splits/types";

/** Who sits there, in the order of the slices, with what each does best. */
export function Names({
  people,
  leadId,
  strengths,
}: {
  people: SplitTeam["people"];
  leadId: string | null;
  strengths: Record<string, string>;
}) {
  return (
    <ol className="gap-x-4 text-small leading-snug max-md:columns-2 md:space-y-1">
      {people.map((person) => {
        const best = strengths[person.strengths[0] ?? ""];
        return (
          <li key={person.id} className="break-inside-avoid py-0.5 md:py-0">
            <span className="font-semibold">{person.name}</span>
            {person.id === leadId && <span className="text-ink-2">, leads</span>}
            {best && <span className="block text-ink-2">{best}</span>}
          </li>
        );
      })}
    </ol>
  );
}
