import { YouSaid } from "@/components/followups/you-said";
import { answerTicket, askTicket, suggestionTicket } from "@/components/home/ask-tickets";
import { draftTicket } from "@/components/home/draft-ticket";
import { greeting, longDay } from "@/components/home/greeting";
import { MyTable } from "@/components/home/my-table";
import { NewestJacket } from "@/components/home/newest-jacket";
import { resultOfAwardTicket } from "@/components/home/result-tickets";
import { returnedTicket, screeningTicket } from "@/components/home/screening-tickets";
import { waiverTicket } from "@/components/home/table-tickets";
import {
  directoryTicket,
  pulseTicket,
  resultTicket,
  secondTicket,
  serviceTicket,
  splitTicket,
} from "@/components/home/tickets";
import { voteTicket } from "@/components/home/vote-tickets";
import { HoodHeader } from "@/components/ui/page-header";
import { TicketRail } from "@/components/ui/ticket";
import { HandOver } from "@/components/wall/hand-over";
import { getAskTickets } from "@/features/asks/queries/tickets";
import { listResultTickets } from "@/features/awards/queries/result-tickets";
import { getScreeningTickets, listReturnedCases } from "@/features/awards/queries/screening";
import { getNominationTickets } from "@/features/awards/queries/tickets";
import { listVoteTickets } from "@/features/awards/queries/vote";
import { getPulseTicket } from "@/features/ballots/queries";
import { listFollowUpsFor } from "@/features/followups/queries";
import { canImport } from "@/features/people/policy";
import { listPeople } from "@/features/people/queries";
import { getPortalCounts } from "@/features/people/queries/administration";
import { getResultNews } from "@/features/results/queries/news";
import { getServiceTicket } from "@/features/services/queries/rating";
import { getSplitTicket } from "@/features/splits/queries";
import { getStrengthsOfMany } from "@/features/strengths/queries";
import { listSuggestionsForMe } from "@/features/strengths/queries/suggestions";
import { getTeam } from "@/features/teams/queries";
import { listEndingWaivers } from "@/features/teams/queries/waivers";
import { getNewestJacket } from "@/features/wall/queries/wall";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

/** The first page after sign-in: what waits for me, my table, who wears the jacket, what came of what we said. */
export default async function HomePage() {
  const actor = await getActor();
  const [
    [me],
    pulse,
    cases,
    service,
    jacket,
    followUps,
    news,
    asks,
    [suggested],
    split,
    waivers,
    votes,
    results,
    toRead,
    returned,
  ] = await readPage(() =>
    Promise.all([
      listPeople(actor, { ids: [actor.kind === "person" ? actor.personId : ""] }),
      getPulseTicket(actor),
      getNominationTickets(actor),
      getServiceTicket(actor),
      getNewestJacket(actor),
      listFollowUpsFor(actor),
      getResultNews(actor),
      getAskTickets(actor),
      listSuggestionsForMe(actor),
      getSplitTicket(actor),
      listEndingWaivers(actor),
      listVoteTickets(actor),
      listResultTickets(actor),
      getScreeningTickets(actor),
      listReturnedCases(actor),
    ]),
  );
  const team = me?.teamId ? await readPage(() => getTeam(actor, me.teamId ?? "")) : null;
  const strengths = await readPage(() => getStrengthsOfMany(actor, team?.members.map(({ id }) => id) ?? []));
  const counts = !team && canImport(actor) ? await readPage(() => getPortalCounts(actor)) : null;
  const faceOf = (id: string | null) => pictureUrl(id, 256);
  const tickets = [
    ...(counts?.teams === 0 ? [directoryTicket()] : []),
    ...results.filter(({ kind }) => kind === "consent").map(resultOfAwardTicket),
    ...(pulse && !pulse.pickedUp ? [pulseTicket(pulse)] : []),
    ...returned.map(returnedTicket),
    ...asks.toAnswer.map((ask) => askTicket(ask, faceOf)),
    ...asks.answered.map((ask) => answerTicket(ask, faceOf)),
    ...(split ? [splitTicket(split)] : []),
    ...(news ? [resultTicket(news)] : []),
    ...waivers.map(waiverTicket),
    ...results.filter(({ kind }) => kind !== "consent").map(resultOfAwardTicket),
    ...toRead.map(screeningTicket),
    ...votes.map(voteTicket),
    ...(cases.draft ? [draftTicket(cases.draft)] : []),
    ...(cases.second ? [secondTicket(cases.second, faceOf)] : []),
    ...(service && !service.pickedUp ? [serviceTicket(service)] : []),
    ...(suggested ? [suggestionTicket(suggested)] : []),
  ].slice(0, 4);

  return (
    <>
      <HoodHeader
        title={greeting(me?.givenName ?? "", now())}
        aside={
          <p className="text-right max-sm:text-left">
            {longDay(now())}
            <br />
            {railInWords(tickets.length)}
          </p>
        }
      >
        <TicketRail label="What waits for you">{tickets}</TicketRail>
      </HoodHeader>
      <div className="shell mt-10 grid gap-7 lg:grid-cols-[1.92fr_1fr]">
        {team && (
          <MyTable
            team={team}
            me={me?.id ?? ""}
            pictureOf={(id) => pictureUrl(id, 256)}
            strengthOf={(id) => strengths.get(id)?.[0]?.name}
          />
        )}
        <NewestJacket holder={jacket} src={pictureUrl(jacket?.winner.pictureId ?? null, 640)} />
      </div>
      <HandOver jacket={jacket} actor={actor} time={now()} />
      {followUps.length > 0 && (
        <section className="shell mt-12" aria-labelledby="you-said">
          <h2 id="you-said" className="mb-5 px-2 font-sign text-section sm:px-0">
            You said, we did
          </h2>
          <YouSaid followUps={followUps} pictureOf={(id) => pictureUrl(id, 96)} />
        </section>
      )}
    </>
  );
}

function railInWords(tickets: number): string {
  const words = [
    "Nothing on your rail",
    "One ticket on your rail",
    "Two tickets on your rail",
    "Three tickets on your rail",
  ];
  return `${words[tickets] ?? "Four tickets on your rail"}${tickets > 0 ? ", a few minutes in all" : ""}`;
}
