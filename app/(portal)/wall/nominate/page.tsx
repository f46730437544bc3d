import type { Metadata } from "next";
import { ChosenNominee, ExistingCases } from "@/components/awards/chosen-nominee";
import { LiveFrame } from "@/components/awards/live-frame";
import { NominateForm } from "@/components/awards/nominate-form";
import { WhoStep } from "@/components/awards/who-step";
import { LinkButton } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { Step } from "@/components/ui/step";
import { getNominationDesk } from "@/features/awards/queries/nominee-desk";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Put someone on the wall" };

const faceOf = (pictureId: string | null) => pictureUrl(pictureId, 96);

/** A nomination on one page: who, which award, what happened, who was helped, with the frame to come beside it. */
export default async function NominatePage({
  searchParams,
}: {
  searchParams: Promise<{ person?: string; team?: string }>;
}) {
  const { person, team } = await searchParams;
  const actor = await getActor();
  const desk = await readPage(() => getNominationDesk(actor, { personId: person, unitId: team }));
  const { cycles, nominee, whyNot, existing } = desk;
  const me = actor.kind === "person" ? actor : null;
  const mayGoOn = cycles.length > 0 && !whyNot;
  return (
    <div className="shell">
      <div className="grid items-start gap-x-9 lg:grid-cols-[1fr_432px]">
        <div>
          <PageHeader
            title="Put someone on the wall"
            lead="A minute or two. No form speak, just tell us what happened."
          />
          {cycles.length === 0 && !whyNot ? (
            <NoticePlate
              title="Nominations are closed just now"
              action={<LinkButton href="/wall">See the wall</LinkButton>}
            >
              The people team opens them again for the next month. Keep the story warm.
            </NoticePlate>
          ) : (
            <div>
              <Step number={1} title="Who was extraordinary?">
                {nominee ? (
                  <ChosenNominee nominee={nominee} src={faceOf(nominee.pictureId)} />
                ) : (
                  <WhoStep me={me?.personId ?? ""} />
                )}
                {whyNot && <FormMessage state={{ ok: false, message: whyNot }} />}
                {nominee && <ExistingCases nominee={nominee} cases={existing} pictureOf={faceOf} />}
              </Step>
              {mayGoOn && (
                <div className="mt-7">
                  <NominateForm cycles={cycles} nominee={nominee} me={me?.name ?? ""} />
                </div>
              )}
            </div>
          )}
        </div>
        <aside className="mt-9 lg:sticky lg:top-6">
          <LiveFrame
            nominee={nominee}
            src={pictureUrl(nominee?.pictureId ?? null, 640)}
            cycle={cycles[0]}
            existing={existing}
            pictureOf={faceOf}
          />
        </aside>
      </div>
    </div>
  );
}
