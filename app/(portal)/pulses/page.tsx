import type { Metadata } from "next";
import { LiveTotal } from "@/components/pulse/live-total";
import { LookAgain } from "@/components/pulse/look-again";
import { RoundsList } from "@/components/pulse/rounds-list";
import { LinkButton, TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getPulseTicket } from "@/features/ballots/queries";
import { listCompanyScores } from "@/features/results/queries/company";
import { canRunRounds } from "@/features/surveys/policy";
import { listRounds } from "@/features/surveys/queries";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Pulses" };

/** The open pulse with the company's total, and the rounds before it. */
export default async function PulsesPage() {
  const actor = await getActor();
  const [rounds, scores, ticket] = await readPage(() =>
    Promise.all([listRounds(actor), listCompanyScores(actor), getPulseTicket(actor)]),
  );
  const open = rounds.find(({ state }) => state === "open");
  const isCutting = rounds.some(({ state }) => state === "cutting");
  const others = rounds.filter((round) => round !== open);
  const mayOpen = canRunRounds(actor) && !open && !isCutting;
  return (
    <div className="shell">
      <PageHeader
        title="Pulses"
        lead="Asked of everybody at once, answered in under a minute, counted once."
        aside={mayOpen && <LinkButton href="/pulses/open">Open a pulse</LinkButton>}
      />
      {open && (
        <LiveTotal round={open}>
          <div className="mt-6 flex flex-wrap items-center gap-4">
            {ticket && (
              <LinkButton href={`/pulse/${open.id}`} variant={ticket.pickedUp ? "secondary" : "primary"}>
                {ticket.pickedUp ? "Look at my ballot" : "Answer in 40 seconds"}
              </LinkButton>
            )}
            <TextLink href={`/pulses/${open.id}`}>What it asks and promises</TextLink>
            {canRunRounds(actor) && <TextLink href={`/pulses/${open.id}#close`}>Close it by hand</TextLink>}
          </div>
        </LiveTotal>
      )}
      {isCutting && <LookAgain />}
      {others.length > 0 && (
        <section className={open ? "mt-10" : undefined}>
          <h2 className="mb-4 px-2 font-sign text-section sm:px-0">Rounds so far</h2>
          <RoundsList rounds={others} scores={scores} />
        </section>
      )}
      {rounds.length === 0 && (
        <Card>
          <NoticePlate title="Nobody has been asked yet">
            {mayOpen
              ? "Open the first pulse: one number, two drivers, one sentence in words."
              : "The first pulse hangs on your rail when the people team opens it."}
          </NoticePlate>
        </Card>
      )}
    </div>
  );
}
