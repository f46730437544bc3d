import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { namedRatings, people, serviceOwners, services } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { slugOf } from "@/lib/slug";
import { transaction } from "@/lib/transaction";
import type { NewService, Owners, Rating } from "./input";
import { canKeepCatalogue, whyNotRate } from "./policy";
import { readOpenRound } from "./queries";

/** Puts a service into the catalogue. @throws AppError not_signed_in, forbidden, invalid, conflict (the name is taken) */
export async function createService(
  actor: Actor,
  input: NewService,
): Promise<{ serviceId: string; slug: string }> {
  authorize(actor, canKeepCatalogue(actor));
  const slug = input.slug ?? slugOf(input.name);
  if (!slug)
    throw new AppError("invalid", "A name with letters, please.", { name: "A name with letters, please." });
  return transaction(async (tx) => {
    const { name, promise = "", providerId = null } = input;
    const [service] = await tx
      .insert(services)
      .values({ slug, name, promise, providerId, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: services.id });
    const taken = "There is, or was, a service of that name.";
    if (!service) throw new AppError("conflict", taken, { name: taken });
    await record(tx, actor, "service created", `service:${service.id}`, { name });
    return { serviceId: service.id, slug };
  });
}

/** Takes a service out of the catalogue. Its figures stay. @throws AppError not_signed_in, forbidden, not_found */
export async function retireService(actor: Actor, { serviceId }: { serviceId: string }): Promise<void> {
  authorize(actor, canKeepCatalogue(actor));
  await transaction(async (tx) => {
    const live = and(eq(services.id, serviceId), isNull(services.retiredAt));
    const [retired] = await tx.update(services).set({ retiredAt: now() }).where(live).returning();
    if (!retired) throw new AppError("not_found", "There is no such service, or it is gone already.");
    await record(tx, actor, "service retired", `service:${serviceId}`, { name: retired.name });
  });
}

/**
 * Names who looks after a service, all of them at once; from then on they and nobody else read its named ratings.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function nameOwners(actor: Actor, { serviceId, personIds }: Owners): Promise<void> {
  authorize(actor, canKeepCatalogue(actor));
  await transaction(async (tx) => {
    const [service] = await tx
      .select({ id: services.id })
      .from(services)
      .where(eq(services.id, serviceId))
      .for("update");
    if (!service) throw new AppError("not_found", "There is no such service.");
    const owners = [...new Set(personIds)];
    await requirePeople(tx, owners);
    await tx.delete(serviceOwners).where(eq(serviceOwners.serviceId, serviceId));
    if (owners.length > 0) {
      await tx.insert(serviceOwners).values(owners.map((personId) => ({ serviceId, personId })));
    }
    await record(tx, actor, "owners named", `service:${serviceId}`, { owners });
  });
}

/**
 * Rates a service in the open round, with one's name; rating again replaces. It counts for the department that one sat
 * under when the round opened.
 * @param input.score 0 to 10 @param input.passedOn how often one was passed on, 0 to 9
 * @throws AppError not_signed_in, not_found, closed, forbidden (its owner, or no seat when the round opened)
 */
export async function rateService(actor: Actor, input: Rating): Promise<{ slug: string }> {
  const me = requirePerson(actor);
  return transaction(async (tx) => {
    const [service] = await tx.select().from(services).where(eq(services.id, input.serviceId));
    if (!service) throw new AppError("not_found", "There is no such service.");
    const round = await readOpenRound(tx);
    const consumerUnitId = round && (await readConsumer(tx, round.id, me.personId));
    const sentence = whyNotRate({
      isOwner: await ownsService(tx, service.id, me.personId),
      isRetired: service.retiredAt !== null && service.retiredAt <= now(),
      roundIsOpen: round !== null,
      isOnRoster: Boolean(consumerUnitId),
    });
    if (sentence || !round || !consumerUnitId) {
      throw new AppError(round ? "forbidden" : "closed", sentence ?? "Ratings are closed.");
    }
    const { score, passedOn, reason = "" } = input;
    const rating = { score, passedOn, reason, ratedAt: now() };
    await tx
      .insert(namedRatings)
      .values({ roundId: round.id, serviceId: service.id, personId: me.personId, consumerUnitId, ...rating })
      .onConflictDoUpdate({
        target: [namedRatings.roundId, namedRatings.serviceId, namedRatings.personId],
        set: rating,
      });
    return { slug: service.slug };
  });
}

async function requirePeople(tx: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const here = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.leftAt)));
  if (here.length < ids.length)
    throw new AppError("not_found", "One of them is not in the directory any more.");
}

/** The unit somebody rates for, as the round froze it when it opened. */
async function readConsumer(tx: Db, roundId: string, personId: string): Promise<string | null> {
  const rows = await tx.execute(sql`
    select answers_in as id from round_roster where round_id = ${roundId} and person_id = ${personId}`);
  return rows[0] ? String(rows[0].id) : null;
}

async function ownsService(tx: Db, serviceId: string, personId: string): Promise<boolean> {
  const mine = and(eq(serviceOwners.serviceId, serviceId), eq(serviceOwners.personId, personId));
  return (await tx.select().from(serviceOwners).where(mine)).length > 0;
}
