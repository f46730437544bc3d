import { getDb } from "@/db/client";
import { tallyRound } from "@/features/ballots/tally/tally";
import { createService, nameOwners } from "@/features/services/commands";
import { readAsked } from "@/features/services/queries/read-rounds";
import type { RatableService, Said } from "@/features/services/types";
import { closeRound, openServiceRound } from "@/features/surveys/commands";
import { listTeams } from "@/features/teams/queries";
import { type Actor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { CLOSED_SERVICE_ROUNDS, daysAgo, quarterly } from "./calendar";
import { atOnce, type Cast } from "./cast";
import { type Chance, chance } from "./chance";
import { answerFor } from "./devices";
import { cutByTheClock } from "./keys";
import { RATING_WORDS, SERVICES } from "./words";

type Offer = { serviceId: string; provider: string; mean: number; bounce: number; used: number };

/** The catalogue with its owners, and a quarterly round for each of the last seasons; the newest is open. */
export async function playServices(cast: Cast, peopleTeam: Actor): Promise<void> {
  const offers = await at(daysAgo(cast.today, 720), () => layOut(cast, peopleTeam));
  for (let ago = CLOSED_SERVICE_ROUNDS; ago >= 0; ago -= 1) await playQuarter(cast, peopleTeam, offers, ago);
}

async function layOut(cast: Cast, peopleTeam: Actor): Promise<Offer[]> {
  const teams = await listTeams(SYSTEM);
  const offers: Offer[] = [];
  for (const { slug, name, promise, provider, mean, bounce } of SERVICES) {
    const providerId = teams.find((team) => team.name === provider)?.id;
    const { serviceId } = await createService(peopleTeam, { slug, name, promise, providerId });
    const owner = cast.find((person) => person.team === provider);
    await nameOwners(peopleTeam, { serviceId, personIds: [owner.id] });
    // Legal stays under the lid: hardly anybody needs it in a quarter.
    offers.push({
      serviceId,
      provider,
      mean,
      bounce,
      used: slug === "legal" ? 0.012 : slug === "it-help" ? 0.6 : 0.3,
    });
  }
  return offers;
}

async function playQuarter(cast: Cast, peopleTeam: Actor, offers: Offer[], ago: number): Promise<void> {
  const { opens, closes, season } = quarterly(cast.today, ago, 20, 45);
  const { roundId } = await at(opens, () =>
    openServiceRound(peopleTeam, { name: `${season} services`, closesAt: closes }),
  );
  await at(opens, () => cutByTheClock(roundId));
  const during = ago === 0 ? daysAgo(cast.today, 1) : daysAgo(closes, 3);
  const asked = await readAsked(getDb(), roundId);
  const ballots = at(opens, () => imagineBallots(cast, offers, asked, ago));
  await at(during, () => atOnce(ballots, ({ id, says }) => answerFor(id, roundId, says)));
  if (ago === 0) return;
  await at(closes, async () => {
    await closeRound(SYSTEM, { roundId });
    await tallyRound(SYSTEM, { roundId });
  });
}

/**
 * Who rates what, all on one ballot: people who were here when the round opened, and nobody their own table's service. In
 * the open round about half have done so.
 */
function imagineBallots(cast: Cast, offers: Offer[], asked: readonly RatableService[], ago: number) {
  const luck = chance(9000 + ago);
  return cast.people
    .filter(({ isHere }) => isHere() && (ago > 0 || luck.maybe(0.55)))
    .flatMap(({ id, person }) => {
      const used = offers.filter(({ used, provider }) => person.team !== provider && luck.maybe(used));
      return used.length > 0 ? [{ id, says: imagineSaid(luck, used, asked) }] : [];
    });
}

function imagineSaid(luck: Chance, used: readonly Offer[], asked: readonly RatableService[]): Said {
  const said: Said = { answers: {}, comments: {} };
  for (const { serviceId, mean, bounce } of used) {
    const keys = asked.find(({ id }) => id === serviceId)?.keys;
    if (!keys) throw new Error("the round did not ask about this service");
    const passedOn = luck.maybe(bounce) ? 1 + luck.upTo(3) : 0;
    const felt = luck.normal(mean - passedOn * 0.8 + 0.9, 1.6);
    const score = Math.min(10, Math.max(0, Math.round(felt)));
    said.answers[keys.score] = score;
    said.answers[keys.passed] = passedOn;
    if (luck.maybe(0.2)) said.comments[keys.words] = imagineWords(luck, score);
  }
  return said;
}

function imagineWords(luck: Chance, score: number): string {
  const { first, next } =
    score >= 9 ? RATING_WORDS.glad : score <= 6 ? RATING_WORDS.cross : RATING_WORDS.fair;
  return `${luck.pick(first)} ${luck.pick(next)}`.trim();
}
