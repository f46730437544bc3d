import type { Metadata } from "next";
import { NominateDesk } from "@/components/awards/nominate-desk";
import { LinkButton } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getKeptDraft } from "@/features/awards/queries/drafts";
import { getNominationDesk } from "@/features/awards/queries/nominee-desk";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Put someone on the wall" };

/** A nomination on one page. `?person=` or `?team=` says whom for; otherwise one goes on where one stopped. */
export default async function NominatePage({
  searchParams,
}: {
  searchParams: Promise<{ person?: string; team?: string }>;
}) {
  const { person, team } = await searchParams;
  const actor = await getActor();
  const kept = await readPage(() => getKeptDraft(actor));
  const asks = Boolean(person || team);
  const chosen = asks ? { personId: person, unitId: team } : idsOf(kept);
  const desk = await readPage(() => getNominationDesk(actor, chosen));
  const me = actor.kind === "person" ? actor : null;
  const header = (
    <PageHeader title="Put someone on the wall" lead="A minute. No form speak, just tell us what happened." />
  );
  if (desk.cycles.length === 0) {
    return (
      <div className="shell">
        {header}
        <NoticePlate
          title="Nominations are closed just now"
          action={<LinkButton href="/wall">See the wall</LinkButton>}
        >
          The people team opens them again for the next month. Keep the story warm.
        </NoticePlate>
      </div>
    );
  }
  return (
    <div className="shell">
      <NominateDesk
        me={{ id: me?.personId ?? "", name: me?.name ?? "", pictureId: me?.pictureId ?? null }}
        desk={desk}
        asked={asks ? desk.nominee : null}
        kept={kept}
        header={header}
      />
    </div>
  );
}

function idsOf(kept: Awaited<ReturnType<typeof getKeptDraft>>): { personId?: string; unitId?: string } {
  if (!kept?.nominee) return {};
  return kept.nominee.kind === "person" ? { personId: kept.nominee.id } : { unitId: kept.nominee.id };
}
