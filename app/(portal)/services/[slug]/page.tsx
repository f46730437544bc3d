import type { Metadata } from "next";
import { cache } from "react";
import { BounceCard } from "@/components/services/bounce-card";
import { GroupsCard } from "@/components/services/groups-card";
import { NamedRatings } from "@/components/services/named-ratings";
import { OwnersCard } from "@/components/services/owners-card";
import { ScoreCard } from "@/components/services/score-card";
import { LinkButton } from "@/components/ui/button";
import { dayAndHour } from "@/components/ui/dates";
import { FaceRow } from "@/components/ui/face";
import { FormMessage } from "@/components/ui/form-message";
import { PageHeader } from "@/components/ui/page-header";
import { Pill } from "@/components/ui/pill";
import { getService } from "@/features/services/queries/service";
import { getActor } from "@/lib/auth/get-actor";
import { pictureUrl } from "@/lib/images";
import { readPage } from "@/lib/page";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ rated?: string }> };

const readService = cache(async (slug: string) => {
  const actor = await getActor();
  return readPage(() => getService(actor, slug));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readService((await params).slug)).name };
}

/** One service: its score, how each group feels served, how often people bounce, who looks after it. */
export default async function ServicePageView({ params, searchParams }: Props) {
  const service = await readService((await params).slug);
  const { name, slug, promise, owners, isRetired, rating, open, named } = service;
  const isJustRated = (await searchParams).rated !== undefined && rating === "rated" && open;
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
            {rating !== "none" && (
              <LinkButton
                href={`/services/${slug}/rate`}
                variant={rating === "rated" ? "secondary" : "primary"}
              >
                {rating === "rated" ? "Change my rating" : "Rate it, 10 seconds"}
              </LinkButton>
            )}
          </div>
        }
      />
      {isJustRated && (
        <div className="mb-6 *:mt-0">
          <FormMessage
            state={{ ok: true, message: `Thank you. You can change it until ${dayAndHour(open.closesAt)}.` }}
          />
        </div>
      )}
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
          <div className="mt-6 grid gap-6 lg:grid-cols-2">
            <BounceCard bounce={service.bounce} />
            <OwnersCard service={service} pictureOf={faceOf} />
          </div>
        </>
      )}
      {named && (
        <div className="mt-6">
          <NamedRatings ratings={named} pictureOf={faceOf} />
        </div>
      )}
    </div>
  );
}
