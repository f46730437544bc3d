import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ParticipationPizza } from "@/components/charts/participation";
import { CloseForm } from "@/components/pulse/close-form";
import { LiveTotal } from "@/components/pulse/live-total";
import { LookAgain } from "@/components/pulse/look-again";
import { PromiseLines } from "@/components/pulse/promise-slip";
import { DriversCard } from "@/components/results/drivers-card";
import { ScoreCard } from "@/components/results/score-card";
import { UnitLinks } from "@/components/results/unit-links";
import { CuttingKeys } from "@/components/trust/cutting-keys";
import { RoundProof } from "@/components/trust/round-proof";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { dayAndHour, dayAndYear } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { Receipt } from "@/components/ui/receipt";
import { getProof, getPulseTicket } from "@/features/ballots/queries";
import { getCompanyResult } from "@/features/results/queries/company";
import { listMyUnits } from "@/features/results/queries/standing";
import { getRound } from "@/features/surveys/queries";
import type { RoundPage } from "@/features/surveys/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Pulse" };

const SCALES = { nps: "0 to 10", agree: "1 to 5", passed_on: "a count", comment: "in words" };

/** One pulse: while it is open its total and its promise, afterwards what the whole company said. */
export default async function RoundPageView({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await getActor();
  const round = await readPage(() => getRound(actor, id));
  if (round.kind === "service") redirect(`/services/rounds/${id}`);
  const [proof, ticket, result, units] = await readPage(() =>
    Promise.all([
      getProof(actor, id),
      round.state === "open" ? getPulseTicket(actor) : null,
      round.state === "published" ? getCompanyResult(actor, id) : null,
      round.state === "published" ? listMyUnits(actor) : [],
    ]),
  );
  return (
    <div className="shell">
      <PageHeader title={round.name} crumbs={[{ href: "/pulses", label: "Pulses" }]} lead={leadOf(round)} />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="grid min-w-0 gap-6 lg:col-span-7">
          {round.keys && (
            <>
              <CuttingKeys {...round.keys} />
              <LookAgain />
              {round.mayClose && (
                <Card>
                  <CloseForm roundId={id} />
                </Card>
              )}
            </>
          )}
          {round.state === "open" && (
            <LiveTotal round={round}>
              {ticket && (
                <div className="mt-6">
                  <LinkButton href={`/pulse/${id}`} variant={ticket.pickedUp ? "secondary" : "primary"}>
                    {ticket.pickedUp ? "Look at my ballot" : "Answer in 40 seconds"}
                  </LinkButton>
                </div>
              )}
              {round.mayClose && <CloseForm roundId={id} />}
            </LiveTotal>
          )}
          {round.state === "closed" && (
            <Card>
              <NoticePlate title="The box is being counted">
                It is opened, shuffled and counted once. The result comes up here in a moment.
              </NoticePlate>
              <LookAgain />
            </Card>
          )}
          {round.state === "void" && (
            <Card>
              <NoticePlate title="This round is void">{round.reason}</NoticePlate>
            </Card>
          )}
          {result && (
            <>
              <ScoreCard
                title="The whole company"
                cell={result.score}
                change={null}
                bounds={null}
                company={null}
              />
              <DriversCard drivers={result.drivers} />
            </>
          )}
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
        <div className="grid gap-6 lg:col-span-5">
          {result && (
            <Card className="flex items-center gap-6">
              <ParticipationPizza cast={round.cast} eligible={round.eligible} size={104} />
              <p>
                <span className="block font-sign text-card">
                  {round.cast} of {round.eligible} answered
                </span>
                <span className="text-small text-ink-2">in the whole company</span>
              </p>
            </Card>
          )}
          {units.length > 0 && <UnitLinks title="Nearer to you" units={units} />}
          <Asked round={round} />
        </div>
      </div>
    </div>
  );
}

function Asked({ round }: { round: RoundPage }) {
  return (
    <Card tone="hood">
      <CardTitle>
        {round.state === "open" || round.state === "cutting"
          ? "What it asks and promises"
          : "What it asked and promised"}
      </CardTitle>
      <Receipt title={round.name}>
        <ol className="mb-4 space-y-1.5 border-b border-dashed border-ink/60 pb-4 font-table text-[15px]">
          {round.questions.map(({ id, text, kind }) => (
            <li key={id} className="flex justify-between gap-4">
              <span>{text}</span>
              <span className="shrink-0 font-till text-tiny">{SCALES[kind]}</span>
            </li>
          ))}
        </ol>
        <PromiseLines k={round.k} merging={round.merged} />
      </Receipt>
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
