import type { Metadata } from "next";
import { AwardForm } from "@/components/awards/award-forms";
import { AwardRow } from "@/components/awards/award-row";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listAwards } from "@/features/awards/queries/desk";
import { listProgrammes } from "@/features/awards/queries/programmes";
import { getScreeningTickets } from "@/features/awards/queries/screening";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Awards" };

/** Where the people team runs awards: every programme with where it stands, and a new one to found. */
export default async function AwardsPage() {
  const actor = await getActor();
  const [desk, programmes, waiting] = await readPage(() =>
    Promise.all([listAwards(actor), listProgrammes(actor), getScreeningTickets(actor)]),
  );
  const ended = desk.filter(({ slug }) => !programmes.some((programme) => programme.slug === slug));
  const movable = programmes.filter(({ isJacket }) => !isJacket);
  return (
    <div className="shell">
      <PageHeader
        title="Awards"
        lead="What is given here, by which rules, and who judges. Who wins is never yours to say, unless you sit on the panel."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Awards" }]}
        aside={
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <TextLink href="/admin/awards/fairness">Who was put up</TextLink>
            <TextLink href="/wall/awards">As everybody sees them</TextLink>
          </p>
        }
      />
      <ul className="grid gap-4">
        {programmes.map((programme) => {
          const panel = desk.find(({ slug }) => slug === programme.slug)?.panel ?? [];
          const place = movable.indexOf(programme);
          return (
            <AwardRow
              key={programme.id}
              programme={programme}
              panel={panel.map(({ name, pictureId }) => ({ name, src: pictureUrl(pictureId, 96) }))}
              waiting={waiting
                .filter(({ awardSlug }) => awardSlug === programme.slug)
                .reduce((sum, turn) => sum + turn.waiting, 0)}
              mayMove={{ earlier: place > 0, later: place >= 0 && place < movable.length - 1 }}
            />
          );
        })}
      </ul>
      <div className="mt-8 grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <Card>
          <CardTitle>Found another award</CardTitle>
          <AwardForm />
        </Card>
        {ended.length > 0 && (
          <Card tone="tray">
            <CardTitle>Not given any more</CardTitle>
            <ul>
              {ended.map(({ slug, name }) => (
                <li key={slug} className="py-1.5">
                  <TextLink href={`/wall/awards/${slug}`}>{name}</TextLink>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
