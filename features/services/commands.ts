import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people, serviceOwners, services } from "@/db/schema";
import { readPath } from "@/features/teams/queries";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { slugOf } from "@/lib/slug";
import { transaction } from "@/lib/transaction";
import type { NewService, Owners } from "./input";
import { canKeepCatalogue } from "./policy";
import { RESERVED_SLUGS } from "./rules";

const ONLY_KEEPERS = "The people team keeps the catalogue of services.";

/**
 * Puts a service into the catalogue.
 * @throws AppError not_signed_in, forbidden, invalid, not_found (no such team or department), conflict (the name is taken)
 */
export async function createService(
  actor: Actor,
  input: NewService,
): Promise<{ serviceId: string; slug: string }> {
  authorize(actor, canKeepCatalogue(actor), ONLY_KEEPERS);
  const { name, promise = "", providerId = null } = input;
  const slug = input.slug ?? slugOf(name);
  if (!slug) throw wrong("invalid", "name", "A name with letters, please: its address is made of them.");
  if (RESERVED_SLUGS.includes(slug)) {
    throw wrong("invalid", "name", "The portal has a page of that address. Give it one word more.");
  }
  return transaction(async (tx) => {
    if (providerId) await requireProvider(tx, providerId);
    const [service] = await tx
      .insert(services)
      .values({ slug, name, promise, providerId, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: services.id });
    if (!service) throw wrong("conflict", "name", "There is, or was, a service of that name.");
    await record(tx, actor, "service created", `service:${service.id}`, { name });
    return { serviceId: service.id, slug };
  });
}

/** Takes a service out of the catalogue. Its figures stay. @throws AppError not_signed_in, forbidden, not_found */
export async function retireService(actor: Actor, { serviceId }: { serviceId: string }): Promise<void> {
  authorize(actor, canKeepCatalogue(actor), ONLY_KEEPERS);
  await transaction(async (tx) => {
    const live = and(eq(services.id, serviceId), isNull(services.retiredAt));
    const [retired] = await tx.update(services).set({ retiredAt: now() }).where(live).returning();
    if (!retired) throw new AppError("not_found", "There is no such service, or it is gone already.");
    await record(tx, actor, "service retired", `service:${serviceId}`, { name: retired.name });
  });
}

/**
 * Names who looks after a service, all of them at once; from then on they are not offered it to rate.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function nameOwners(actor: Actor, { serviceId, personIds }: Owners): Promise<void> {
  authorize(actor, canKeepCatalogue(actor), ONLY_KEEPERS);
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

async function requireProvider(tx: Db, unitId: string): Promise<void> {
  const unit = (await readPath(tx, unitId, now())).at(-1);
  if (unit?.kind === "team" || unit?.kind === "department") return;
  throw wrong("not_found", "providerId", "Choose a team or a department that is there today.");
}

async function requirePeople(tx: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const here = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.leftAt)));
  if (here.length === ids.length) return;
  throw wrong("not_found", "personIds", "One of them is not in the directory any more.");
}

function wrong(code: "invalid" | "not_found" | "conflict", field: string, sentence: string): AppError {
  return new AppError(code, sentence, { [field]: sentence });
}
