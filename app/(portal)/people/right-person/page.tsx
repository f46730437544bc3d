import type { Metadata } from "next";
import { FoundCard } from "@/components/asks/found-card";
import { RightPersonSearch } from "@/components/asks/right-person-search";
import { TextLink } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { findRightPeople, getSearchWords } from "@/features/asks/queries/right-people";
import { lineFor, understoodWords } from "@/features/asks/rules";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "The right person" };

const SHOWN = 12;
const EXAMPLES = [
  "calm an angry customer",
  "explain something technical in plain words",
  "read a budget",
  "settle a quarrel between two teams",
  "write a letter that is understood",
  "automate a spreadsheet",
];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Somebody needs help and does not know from whom: say it in plain words, see who fits and has time, ask. */
export default async function RightPersonPage({ searchParams }: Props) {
  const asked = await searchParams;
  const word = (name: string) => [asked[name] ?? ""].flat()[0]?.slice(0, 200).trim() ?? "";
  const typed = word("q");
  const chosen = { strength: word("strength"), service: word("service"), unit: word("unit") };
  const isAsked = Boolean(typed || chosen.strength || chosen.service || chosen.unit);
  const actor = await getActor();
  const { known, filters } = await readPage(() => getSearchWords(actor, chosen.unit));
  const found = isAsked ? await readPage(() => findRightPeople(actor, { typed, ...chosen }, known)) : null;
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/people", label: "People" }, { label: "The right person" }]}
        title="Who could help?"
        lead="Say what you need, in your own words. Whoever was asked least this month comes first among equals."
      />
      <RightPersonSearch {...{ typed, chosen, filters }} />
      {!found && <Examples />}
      {found && found.people.length === 0 && (
        <div className="mt-10">
          <NoticePlate title="Nobody yet">
            Try a simpler word, or look in the whole company. Names, titles and teams are found too.
          </NoticePlate>
        </div>
      )}
      {found && found.people.length > 0 && (
        <section aria-label="Who was found" className="mt-8">
          <p className="mb-4 px-2 text-ink-2 sm:px-0">{understoodWords(found.understood)}</p>
          <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {found.people.slice(0, SHOWN).map((person) => (
              <li key={person.id} className="min-w-0">
                <FoundCard
                  person={person}
                  src={pictureUrl(person.pictureId, 256)}
                  line={lineFor(person.givenName, typed)}
                />
              </li>
            ))}
          </ol>
          {found.people.length > SHOWN && (
            <p className="mt-6 text-center text-ink-2">
              These twelve fit best. One word more, or a strength, narrows it.
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Examples() {
  return (
    <section className="mt-8 px-2 sm:px-0" aria-labelledby="for-example">
      <h2 id="for-example" className="mb-3 font-sign text-card">
        For example, somebody who can
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {EXAMPLES.map((example) => (
          <li key={example} className="flex min-h-11 items-center">
            <TextLink href={`/people/right-person?${new URLSearchParams({ q: example })}`}>
              {example}
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-5 max-w-[62ch] text-ink-2">
        What you write is seen by the two of you alone. How often somebody was asked this month is for all to
        see, so that the same few are not worn out.
      </p>
    </section>
  );
}
