import type { Metadata } from "next";
import { OneButton } from "@/components/awards/one-button";
import { ScreeningCard } from "@/components/awards/screening-card";
import { Card } from "@/components/ui/card";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { finishScreening } from "@/features/awards/actions";
import { getProgramme } from "@/features/awards/queries/programmes";
import { listScreenings } from "@/features/awards/queries/screening";
import { momentIn } from "@/features/awards/rules/days";
import { monthName } from "@/features/awards/rules/months";
import type { Screening } from "@/features/awards/types/programme";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ slug: string }> };

export const metadata: Metadata = { title: "Cases to read" };

/** The people team reads the cases of an award before they go on. */
export default async function ScreeningPage({ params }: Props) {
  const { slug } = await params;
  const actor = await getActor();
  const [award, turns] = await readPage(() =>
    Promise.all([getProgramme(actor, slug), listScreenings(actor, slug)]),
  );
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/awards", label: "Awards" },
          { href: `/admin/awards/${slug}`, label: award.name },
          { label: "Cases to read" },
        ]}
        title="Cases to read"
        lead="Does it say what happened, and may everybody read it? You weigh no case against another: that is for whoever decides."
      />
      {turns.length === 0 && (
        <Card>
          <NoticePlate title="Nothing to read">
            {award.name} has no turn whose cases are read first.
          </NoticePlate>
        </Card>
      )}
      {turns.map((turn) => (
        <TurnCases key={turn.cycleId} turn={turn} timeZone={award.timeZone} />
      ))}
    </div>
  );
}

function TurnCases({ turn, timeZone }: { turn: Screening; timeZone: string }) {
  const { cycleId, month, state, cases, nominationsCloseAt, screenBy } = turn;
  const waiting = cases.filter(({ screening, whyNot }) => screening === "waiting" && !whyNot).length;
  const words = waiting === 1 ? "One case waits to be read." : `${waiting} cases wait to be read.`;
  const isOpen = state === "open";
  return (
    <section aria-label={`Cases of ${monthName(month)}`} className="mb-10">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-panel bg-dough px-6 py-5">
        <div>
          <h2 className="font-sign text-card">{monthName(month)}</h2>
          <p>
            {waiting > 0 ? words : "All is read."}{" "}
            {isOpen && `Nominations are open until ${momentIn(nominationsCloseAt, timeZone)}.`}{" "}
            {(isOpen || waiting > 0) &&
              `What nobody has read by ${momentIn(screenBy, timeZone)} goes on by itself.`}
          </p>
        </div>
        {state === "screening" && waiting === 0 && (
          <OneButton action={finishScreening} fields={{ cycleId }} variant="primary">
            Draw the shortlist
          </OneButton>
        )}
      </div>
      <div className="grid gap-5 lg:grid-cols-2">
        {cases.map((about) => (
          <ScreeningCard
            key={`${about.id} ${about.screening}`}
            about={about}
            isOpen={isOpen}
            nomineeSrc={pictureUrl(about.nominee.pictureId, 96)}
            voices={about.voices.map(({ name, pictureId }) => ({ name, src: pictureUrl(pictureId, 96) }))}
          />
        ))}
      </div>
      {cases.length === 0 && <p className="text-ink-2">Nobody has sent a case yet.</p>}
    </section>
  );
}
