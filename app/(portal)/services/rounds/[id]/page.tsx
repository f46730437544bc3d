import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ParticipationPizza } from "@/components/charts/participation";
import { LiveTotal } from "@/components/pulse/live-total";
import { LookAgain } from "@/components/pulse/look-again";
import { CloseRoundForm } from "@/components/services/round-forms";
import { RoundPromise } from "@/components/services/round-promise";
import { CuttingKeys } from "@/components/trust/cutting-keys";
import { RoundProof } from "@/components/trust/round-proof";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayAndHour, dayAndYear } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getProof } from "@/features/ballots/queries";
import { getServiceTicket } from "@/features/services/queries/rating";
import { getRound } from "@/features/surveys/queries";
import type { RoundPage } from "@/features/surveys/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "A round on services" };

/** One round on services: what it promises, how many rated, and everything that anybody can check of it. */
export default async function ServiceRoundPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await getActor();
  const round = await readPage(() => getRound(actor, id));
  if (round.kind !== "service") notFound();
  const [proof, ticket] = await readPage(() =>
    Promise.all([getProof(actor, id), round.state === "open" ? getServiceTicket(actor) : null]),
  );
  return (
    <div className="shell">
      <PageHeader
        title={round.name}
        crumbs={[{ href: "/services", label: "Services" }]}
        lead={leadOf(round)}
      />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="grid min-w-0 gap-6 lg:col-span-7">
          {round.keys && (
            <>
              <CuttingKeys {...round.keys} />
              <LookAgain />
              {round.mayClose && (
                <Card className="*:mt-0">
                  <CloseRoundForm roundId={id} />
                </Card>
              )}
            </>
          )}
          {round.state === "open" && (
            <LiveTotal round={round}>
              {ticket && (
                <div className="mt-6">
                  <LinkButton href="/services/rate" variant={ticket.pickedUp ? "secondary" : "primary"}>
                    {ticket.pickedUp ? "Look at my ballot" : "Rate what you used, 40 seconds"}
                  </LinkButton>
                </div>
              )}
              {round.mayClose && <CloseRoundForm roundId={id} />}
            </LiveTotal>
          )}
          {round.state === "closed" && (
            <Card>
              <NoticePlate title="The box is being counted">
                It is opened, shuffled and counted once. The figures come up at each service in a moment.
              </NoticePlate>
              <LookAgain />
            </Card>
          )}
          {round.state === "void" && (
            <Card>
              <NoticePlate title="This round is void">{round.reason}</NoticePlate>
            </Card>
          )}
          {round.state === "published" && <Rated round={round} />}
          {round.fingerprint && proof.manifest && (
            <RoundProof
              fingerprint={round.fingerprint}
              manifest={proof.manifest}
              counts={round.counts}
              isKeyDestroyed={proof.isKeyDestroyed}
              round={{ id, name: round.name, isCounted: round.state === "published", place: proof.place }}
            />
          )}
        </div>
        <div className="lg:col-span-5">
          <RoundPromise round={round} />
        </div>
      </div>
    </div>
  );
}

function Rated({ round: { cast, eligible } }: { round: RoundPage }) {
  return (
    <Card className="flex flex-wrap items-center gap-6">
      <ParticipationPizza cast={cast} eligible={eligible} size={104} />
      <p className="min-w-0 flex-1 basis-56">
        <span className="block font-sign text-card">
          {cast} of {eligible} rated what they used
        </span>
        <span className="text-small text-ink-2">in the whole company</span>
      </p>
      <LinkButton href="/services" variant="secondary">
        See how they are doing
      </LinkButton>
    </Card>
  );
}

function leadOf({ state, closesAt, closedAt, opensAt, reason }: RoundPage): string {
  if (state === "cutting") return `Opens when its keys are cut, and closes ${dayAndHour(closesAt)}.`;
  const opened = `Opened ${dayAndYear(opensAt)}`;
  if (state === "open") return `${opened}, closes ${dayAndHour(closesAt)}.`;
  const why = reason && state !== "void" ? ` Closed by hand: “${reason}”` : "";
  return `${opened}, closed ${dayAndYear(closedAt ?? closesAt)}.${why}`;
}
