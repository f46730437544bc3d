import type { Metadata } from "next";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { PromiseForm } from "@/components/followups/promise-form";
import { FollowUpRail } from "@/components/followups/rail";
import { CommentsCard } from "@/components/results/comments-card";
import { DriversCard } from "@/components/results/drivers-card";
import { ImpactCard } from "@/components/results/impact-card";
import { LidCard } from "@/components/results/lid-card";
import { RoundsCard } from "@/components/results/rounds-card";
import { ScoreCard } from "@/components/results/score-card";
import { ShiftAlert } from "@/components/results/shift-alert";
import { UnitLinks } from "@/components/results/unit-links";
import { Became, KinLinks } from "@/components/teams/team-notes";
import { Card } from "@/components/ui/card";
import { dayAndHour, dayAndYear } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { listFollowUps } from "@/features/followups/queries";
import { getTeamHealth } from "@/features/results/queries/team-health";
import type { TeamHealth } from "@/features/results/types";
import { getUnitHistory } from "@/features/teams/queries/history";
import { roomWords } from "@/features/teams/rules";
import type { UnitHistory } from "@/features/teams/types";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

const SCORE_TITLES = {
  company: "Company score",
  business_unit: "Score",
  department: "Department score",
  team: "Team score",
};

export const metadata: Metadata = { title: "Team health" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ promise?: string }> };

/** How a unit is doing: from published cells alone, for its people, the line above it and the people team. */
export default async function HealthPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { promise } = await searchParams;
  const actor = await getActor();
  const health = await readPage(() => getTeamHealth(actor, id));
  const [followUps, history] = await readPage(() =>
    Promise.all([listFollowUps(actor, id), getUnitHistory(actor, id)]),
  );
  const { round, score, lid, alert, impact } = health;
  return (
    <div className="shell">
      <PageHeader
        title={health.unit.name}
        crumbs={crumbsOf(health)}
        lead={leadOf(health)}
        aside={
          <p className="max-w-[30ch] text-small text-ink-2">
            Seen by{" "}
            {health.unit.kind === "company"
              ? "everybody here"
              : "the people here, the line above and the people team"}
            .
          </p>
        }
      />
      <TrendNote history={history} today={now()} />
      {!round && !health.endedAt && (
        <Card>
          <NoticePlate title="No results yet">
            {health.nextResults
              ? `First results after ${dayAndHour(health.nextResults)}, when the open round closes.`
              : "The first results come with the first pulse."}
          </NoticePlate>
        </Card>
      )}
      {alert && <ShiftAlert alert={alert} mayPromise={health.mayPromise} />}
      {round && (
        <div className="grid gap-6 lg:grid-cols-12">
          <div className="lg:col-span-5">
            {lid ? (
              <LidCard name={health.unit.name} reason={lid} standIn={health.standIn} k={round.k} />
            ) : (
              <ScoreCard
                title={SCORE_TITLES[health.unit.kind]}
                cell={score}
                change={health.change}
                bounds={health.bounds}
                company={health.company}
              />
            )}
          </div>
          <div className="lg:col-span-7">
            <RoundsCard
              trend={health.trend}
              direction={health.direction}
              participation={health.participation}
              ofAll={health.unit.kind === "company"}
            >
              {health.table && <Seats unitId={id} table={health.table} />}
            </RoundsCard>
          </div>
          {!lid && health.drivers.length > 0 && (
            <div className="lg:col-span-8">
              <DriversCard drivers={health.drivers} />
            </div>
          )}
          {health.below.length > 0 && (
            <div className="lg:col-span-4 lg:row-span-3">
              <UnitLinks title="Right below" units={health.below} />
            </div>
          )}
          {!lid && impact && (
            <div className={health.below.length > 0 ? "lg:col-span-8" : "lg:col-span-4"}>
              <ImpactCard impact={impact} wide={health.below.length > 0} />
            </div>
          )}
          <div className={widthOfComments(health)}>
            <CommentsCard comments={health.comments} />
          </div>
        </div>
      )}
      {(!health.endedAt || followUps.length > 0) && (
        <section className="mt-12">
          <h2 className="mb-4 px-2 font-sign text-section sm:px-0">Follow-ups on the rail</h2>
          {followUps.length > 0 ? (
            <FollowUpRail
              followUps={followUps}
              pictureOf={(picture) => pictureUrl(picture, 96)}
              mayMove={health.mayPromise}
              me={actor.kind === "person" ? actor.personId : null}
            />
          ) : (
            <p className="max-w-[60ch] px-2 text-ink-2 sm:px-0">
              Nothing is promised here yet. A score that leads to nothing is a question wasted.
            </p>
          )}
          {health.mayPromise && (
            <div className="mt-6">
              <PromiseForm
                unitId={id}
                roundId={round?.id ?? null}
                today={now().toISOString().slice(0, 10)}
                isOpen={promise === "open"}
              />
            </div>
          )}
        </section>
      )}
    </div>
  );
}

/** Where a trend line ends or begins, because the team that was asked did. */
function TrendNote({ history, today }: { history: UnitHistory; today: Date }) {
  if (history.endedAt) {
    return (
      <p className="mb-6 px-2 sm:px-0">
        <Became history={history} today={today} /> What was asked before stays here and is never cut anew
        {history.became.length > 1 ? "; new trend lines begin there." : "."}
      </p>
    );
  }
  const [origin] = history.cameFrom;
  if (!origin) return null;
  return (
    <p className="mb-6 px-2 sm:px-0">
      <b className="font-semibold">A new trend line.</b> Old results stay with{" "}
      <KinLinks kin={history.cameFrom} /> and are never cut anew.
    </p>
  );
}

function widthOfComments({ below, lid, impact }: TeamHealth): string {
  if (below.length > 0) return "lg:col-span-8";
  return lid || impact ? "lg:col-span-12" : "lg:col-span-4";
}

function Seats({ unitId, table }: { unitId: string; table: NonNullable<TeamHealth["table"]> }) {
  const seats = table.seats.map(({ id, name }) => ({ personId: id, name, src: null }));
  return (
    <div className="flex items-center gap-5">
      <PizzaPair teamId={unitId} limit={table.limit} seats={seats} size={78} faces={false} />
      <p>
        <span className="block font-sign text-[21px] leading-tight">
          {roomWords(seats.length, table.limit)}
        </span>
        <span className="text-small text-ink-2">at two pizzas</span>
      </p>
    </div>
  );
}

/** From the company down. A unit that hangs under one of the same name is said once. */
function crumbsOf({ path, unit }: TeamHealth) {
  const above = path
    .slice(0, -1)
    .filter(({ name }, i) => name !== path[i + 1]?.name)
    .map(({ id, name, mayOpen }) => ({ label: name, href: mayOpen ? `/teams/${id}/health` : undefined }));
  const table = unit.kind === "team" ? [{ href: `/teams/${unit.id}`, label: "The table" }] : [];
  return [{ href: "/teams", label: "Teams" }, ...above, ...table];
}

function leadOf({ unit, round }: TeamHealth): string {
  const led = unit.lead ? `Led by ${unit.lead.name}. ` : "";
  if (!round) return led;
  const why = round.reason ? ` Closed by hand: “${round.reason}”` : "";
  return `${led}${round.name}, closed ${dayAndYear(round.closedAt)}.${why}`;
}
