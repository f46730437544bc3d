import clsx from "clsx";
import type { Metadata } from "next";
import { cache } from "react";
import { AskCard } from "@/components/asks/ask-card";
import { AboutForm } from "@/components/people/about-form";
import { AroundCard } from "@/components/people/around-card";
import { LooksAfter } from "@/components/people/looks-after";
import { PictureForm } from "@/components/people/picture-form";
import { PortraitWall } from "@/components/people/portrait-wall";
import { TablesSoFar } from "@/components/people/tables-so-far";
import { TheirTable } from "@/components/people/their-table";
import { rareSentence } from "@/components/people/words";
import { StrengthCard } from "@/components/strengths/strength-card";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getAskedThisMonth } from "@/features/asks/queries/asked";
import { getPerson } from "@/features/people/queries";
import type { PersonPage } from "@/features/people/types";
import { listLookedAfter } from "@/features/services/queries/looked-after";
import { getStrengthsAndOffer } from "@/features/strengths/queries/of-person";
import { rareAtTable } from "@/features/strengths/rules";
import { getTeam } from "@/features/teams/queries";
import { listWinsOf } from "@/features/wall/queries/wall";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ ask?: string | string[] }> };

const readPerson = cache(async (id: string) => {
  const actor = await getActor();
  return readPage(() => getPerson(actor, id));
});

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { name } = await readPerson((await params).id);
  return { title: name };
}

/** A person: portrait and awards on their piece of wall, strengths in order, table, and the tables before it. */
export default async function PersonPageView({ params, searchParams }: Props) {
  const [{ id }, { ask }] = await Promise.all([params, searchParams]);
  const [actor, person] = await Promise.all([getActor(), readPerson(id)]);
  const isMe = actor.kind === "person" && actor.personId === id;
  const isColleague = !isMe && !person.hasLeft;
  const [{ posted: strengths, offered }, wins, team, asked, services] = await readPage(() =>
    Promise.all([
      getStrengthsAndOffer(actor, id),
      listWinsOf(actor, id),
      person.teamId ? getTeam(actor, person.teamId) : null,
      isColleague ? getAskedThisMonth(actor, id) : null,
      person.hasLeft ? [] : listLookedAfter(actor, id),
    ]),
  );
  const others = team?.members.filter((member) => member.id !== id).map((member) => member.strengths) ?? [];
  return (
    <div className="sm:shell sm:mt-7 lg:grid lg:grid-cols-[408px_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-x-10">
      <PortraitWall person={person} src={pictureUrl(person.pictureId, 640)} wins={wins}>
        {isColleague && (
          <LinkButton href={`/wall/nominate?person=${id}`} variant="butter">
            Nominate {person.givenName}
          </LinkButton>
        )}
      </PortraitWall>
      <div className="relative min-w-0 max-sm:rounded-t-panel max-sm:bg-counter max-sm:px-3 max-sm:pt-1 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div className="max-sm:[&_h1]:sr-only max-sm:[&_nav]:hidden lg:-mt-8">
          <PageHeader crumbs={crumbsOf(person)} title={person.name} lead={person.about || undefined} />
        </div>
        <div className="grid gap-5 sm:gap-6">
          <div
            className={clsx(
              "grid items-start gap-5 sm:gap-6",
              (isMe || asked) && "xl:grid-cols-[minmax(0,1.54fr)_minmax(0,1fr)]",
            )}
          >
            {asked && (
              <div className="min-w-0 xl:col-start-2 xl:row-start-1">
                <AskCard
                  person={person}
                  asked={asked}
                  isOpen={ask === "open"}
                  pictureOf={(pictureId) => pictureUrl(pictureId, 96)}
                />
              </div>
            )}
            <StrengthCard {...{ strengths, person, isMe }} offered={isColleague ? offered : []} />
            {isMe && <OwnCard person={person} />}
          </div>
          {team && (
            <TheirTable
              team={team}
              personId={id}
              pictureOf={(pictureId) => pictureUrl(pictureId, 96)}
              about={rareSentence(person.givenName, rareAtTable(strengths, others))}
            />
          )}
          {person.tables.length > 0 && <TablesSoFar tables={person.tables} />}
        </div>
      </div>
      <div className="mt-5 grid gap-5 max-sm:px-3 sm:mt-6 sm:gap-6">
        <LooksAfter services={services} />
        <AroundCard person={person} managerSrc={pictureUrl(person.manager?.pictureId ?? null, 96)} />
      </div>
    </div>
  );
}

function OwnCard({ person }: { person: PersonPage }) {
  return (
    <Card>
      <CardTitle>Yours to change</CardTitle>
      <div className="grid gap-6">
        <AboutForm personId={person.id} about={person.about} />
        <PictureForm pictureId={person.pictureId} mayMove={person.pictureIsTheirs} />
      </div>
    </Card>
  );
}

/** From the company down; a unit that is called like the one above it is told once. */
function crumbsOf({ path }: PersonPage) {
  return path
    .filter((unit, i) => unit.name !== path[i - 1]?.name)
    .map(({ id, kind, name }) => ({ label: name, href: kind === "team" ? `/teams/${id}` : undefined }));
}
