import { type Db, getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { whyNotRate } from "../policy";
import { mayRate } from "../rules";
import type { OpenServiceRound, RatableService, RatingForm, ServiceTicket, Ties } from "../types";
import { readAsked, readOpenRound } from "./read-rounds";
import { readTies } from "./ties";

/**
 * What somebody can rate in the open round, as it froze the catalogue; what they serve themselves is not offered. The
 * ballot itself comes from the ballots' `getBallotForm`.
 * @throws AppError not_signed_in
 */
export async function getRatingForm(actor: Actor): Promise<RatingForm> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const round = await readOpenRound(db);
  if (!round) {
    const whyNot = whyNotRate({ roundIsOpen: false, isAsked: false, offered: 0 });
    return { round, whyNot, services: [], own: [] };
  }
  const { ties, offered, own } = await readOffer(db, round, personId);
  const whyNot = whyNotRate({ roundIsOpen: true, isAsked: ties.isAsked, offered: offered.length });
  return { round, whyNot, services: whyNot ? [] : offered, own: own.map(({ name }) => name) };
}

/** The open service round that asks this person, or null, also when they serve everything themselves. @throws AppError not_signed_in */
export async function getServiceTicket(actor: Actor): Promise<ServiceTicket | null> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const round = await readOpenRound(db);
  if (!round) return null;
  const { ties, offered } = await readOffer(db, round, personId);
  if (!ties.isAsked || offered.length === 0) return null;
  return {
    roundId: round.id,
    roundName: round.name,
    closesAt: round.closesAt,
    services: offered.map(({ name }) => name),
    pickedUp: ties.pickedUp,
  };
}

async function readOffer(
  db: Db,
  round: OpenServiceRound,
  personId: string,
): Promise<{ ties: Ties; offered: RatableService[]; own: RatableService[] }> {
  const [asked, ties] = await Promise.all([readAsked(db, round.id), readTies(db, personId, round.id)]);
  return {
    ties,
    offered: asked.filter(({ id }) => mayRate(ties, id)),
    own: asked.filter(({ id }) => ties.own.has(id)),
  };
}
