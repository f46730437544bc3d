import type { Metadata } from "next";
import { cache } from "react";
import { BounceCard } from "@/components/services/bounce-card";
import { CommentsCard } from "@/components/services/comments-card";
import { GroupsCard } from "@/components/services/groups-card";
import { OwnersCard } from "@/components/services/owners-card";
import { ScoreCard } from "@/components/services/score-card";
import { LinkButton } from "@/components/ui/button";
import { FaceRow } from "@/components/ui/face";
import { PageHeader } from "@/components/ui/page-header";
import { Pill } from "@/components/ui/pill";
import { getService } from "@/features/services/queries/service";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ slug: string }> };

const readService = cache(async (slug: string) => {
  const actor = await getActor();
  return readPage(() => getService(actor, slug));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readService((await params).slug)).name };
}

/** One service: its score, how each group feels served, how often people bounce, what they wrote, who looks after it. */
export default async function ServicePageView({ params }: Props) {
  const service = await readService((await params).slug);
  const { name, slug, promise, owners, isRetired, ballot, mayRate } = service;
  const faceOf = (id: string | null) => pictureUrl(id, 96);
  return (
    <div className="shell">
      <PageHeader
        title={name}
        lead={promise && <span className="text-ink">“{promise}”</span>}
        crumbs={[{ href: "/services", label: "Services" }, { label: name }]}
        aside={
          <div className="flex flex-wrap items-center gap-5">
            {isRetired && <Pill tone="dashed">Not offered any more</Pill>}
            <FaceRow
              people={owners.map((owner) => ({ name: owner.name, src: faceOf(owner.pictureId) }))}
              max={7}
              size={40}
            />
            {mayRate && (
              <LinkButton
                href={`/services/rate?of=${slug}`}
                variant={ballot === "picked_up" ? "secondary" : "primary"}
              >
                {ballot === "picked_up" ? "Look at my ballot" : "Rate it, 10 seconds"}
              </LinkButton>
            )}
          </div>
        }
      />
      {service.score.state === "lid" ? (
        <div className="grid gap-6 lg:grid-cols-2">
          <ScoreCard service={service} />
          <OwnersCard service={service} pictureOf={faceOf} />
        </div>
      ) : (
        <>
          <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
            <ScoreCard service={service} />
            <GroupsCard groups={service.groups} score={service.score} />
          </div>
          <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
            <div className="grid gap-6">
              <BounceCard bounce={service.bounce} />
              <OwnersCard service={service} pictureOf={faceOf} />
            </div>
            <CommentsCard comments={service.comments} />
          </div>
        </>
      )}
    </div>
  );
}
