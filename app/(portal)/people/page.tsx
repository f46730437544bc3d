import type { Metadata } from "next";
import { PageLinks } from "@/components/people/page-links";
import { PeopleSearch } from "@/components/people/people-search";
import { PersonTile } from "@/components/people/person-tile";
import { StrengthLinks } from "@/components/strengths/strength-links";
import { LinkButton } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { searchPeople } from "@/features/people/queries/find";
import { getStrengthsOfMany, listStrengths } from "@/features/strengths/queries";
import { namedIn } from "@/features/strengths/rules";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string | string[] }> };

/** Everybody here, by name; or whoever answers to a few words. */
export default async function PeoplePage({ searchParams }: Props) {
  const asked = await searchParams;
  const search = String(asked.q ?? "")
    .slice(0, 100)
    .trim();
  const actor = await getActor();
  const found = await readPage(() =>
    searchPeople(actor, { search, page: Number.parseInt(String(asked.page), 10) || 1 }),
  );
  const strengths = await readPage(() =>
    getStrengthsOfMany(
      actor,
      found.people.map(({ id }) => id),
    ),
  );
  const named = search ? namedIn(search, await readPage(() => listStrengths(actor))) : [];
  const hrefOf = (page: number) =>
    `/people?${new URLSearchParams({ ...(search && { q: search }), page: String(page) })}`;
  return (
    <div className="shell">
      <PageHeader
        title="Who is who"
        lead={countInWords(found.total, search)}
        aside={
          <p className="flex flex-wrap gap-3">
            <LinkButton href="/people/strengths" variant="secondary">
              What we are good at
            </LinkButton>
            <LinkButton
              href={`/people/right-person${search && `?${new URLSearchParams({ q: search })}`}`}
              variant="secondary"
            >
              Who could help?
            </LinkButton>
          </p>
        }
      />
      <PeopleSearch search={search} />
      <StrengthLinks strengths={named} />
      {found.total === 0 ? (
        <div className="mt-10">
          <NoticePlate
            title={named.length > 0 ? "Not by that name" : "Nobody answers to that"}
            action={
              <LinkButton href="/people" variant="secondary">
                Show everybody
              </LinkButton>
            }
          >
            Try fewer letters, or a title. Accents and capitals do not matter.
          </NoticePlate>
        </div>
      ) : (
        <ul className="mt-7 grid gap-3.5 sm:grid-cols-2 lg:grid-cols-3">
          {found.people.map((person) => (
            <li key={person.id} className="min-w-0">
              <PersonTile
                person={person}
                src={pictureUrl(person.pictureId, 256)}
                strength={strengths.get(person.id)?.[0]?.name}
              />
            </li>
          ))}
        </ul>
      )}
      <PageLinks page={found.page} pages={found.pages} hrefOf={hrefOf} />
    </div>
  );
}

function countInWords(total: number, search: string): string {
  if (total === 0 && search) return `Nobody has “${search}” in their name, title or team.`;
  const people = total === 1 ? "One person" : `${total} people`;
  return search ? `${people} for “${search}”.` : `${people}, by first name.`;
}
