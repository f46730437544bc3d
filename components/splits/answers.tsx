import { Face } from "@/components/ui/face";
import { capital } from "@/features/splits/rules/plan";
import type { SplitPage } from "@/features/splits/types";
import { inWords } from "@/features/teams/rules";

type Props = { page: SplitPage; faces: Record<string, string | null> };

/** Who said what to the plan, by name, and how many yeses are still to come. */
export function Answers({ page: { answers, needed, team }, faces }: Props) {
  const yes = answers.filter(({ agrees }) => agrees);
  const no = answers.filter(({ agrees }) => !agrees);
  const words = answers.filter((answer) => answer.words);
  return (
    <div className="space-y-4">
      <p>{standing(yes.length, needed, team.people.length)}</p>
      {yes.length > 0 && <Row title="Agree" people={yes.map(({ person }) => person)} faces={faces} />}
      {no.length > 0 && <Row title="Not like this" people={no.map(({ person }) => person)} faces={faces} />}
      {words.map(({ person, words, agrees }) => (
        <figure key={person.id} className="flex items-start gap-3">
          <Face name={person.name} src={faces[person.id] ?? null} size={36} alt="" />
          <div className="min-w-0">
            <blockquote className="font-hand text-lead">“{words}”</blockquote>
            <figcaption className="text-small text-ink-2">
              {person.name}, {agrees ? "agrees" : "not like this"}
            </figcaption>
          </div>
        </figure>
      ))}
    </div>
  );
}

function Row({
  title,
  people,
  faces,
}: {
  title: string;
  people: { id: string; name: string }[];
  faces: Record<string, string | null>;
}) {
  return (
    <div>
      <h3 className="mb-1.5 text-small font-semibold text-ink-2">{title}</h3>
      <ul className="flex flex-wrap gap-2">
        {people.map(({ id, name }) => (
          <li key={id} className="leading-none" title={name}>
            <Face name={name} src={faces[id] ?? null} size={40} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function standing(yes: number, needed: number, people: number): string {
  const agreed = `${capital(inWords(yes))} of ${people} ${yes === 1 ? "agrees" : "agree"}`.replace(
    /^No /,
    "Nobody ",
  );
  if (yes >= needed) return `${agreed}, and that is more than half. The new tables can be laid.`;
  if (yes === 0)
    return `Nobody has agreed yet. It takes ${inWords(needed)} of ${people}, more than half of the table.`;
  return `${agreed}. It takes ${inWords(needed)}, more than half of the table.`;
}
