import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { strengths } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { slugOf } from "@/lib/slug";
import { transaction } from "@/lib/transaction";
import type { ChangedStrength, NewStrength, OrderStrengths, StrengthChoice } from "../input";
import { canKeepStrengths } from "../policy";
import { FEWEST_IN_CATALOGUE } from "../rules";

const ONLY_KEEPERS = "The people team keeps the catalogue of strengths.";

type Kept = { id: string; name: string; position: number; isRetired: boolean };

/**
 * Puts a strength into the catalogue, after the others.
 * @throws AppError not_signed_in, forbidden, invalid, conflict (the name is taken)
 */
export async function addStrength(actor: Actor, input: NewStrength): Promise<{ strengthId: string }> {
  return change(actor, async (tx, catalogue) => {
    refuseTaken(catalogue, input.name);
    const strengthId = freeId(catalogue, slugOf(input.name) || "strength");
    const position = Math.max(0, ...catalogue.map((strength) => strength.position)) + 1;
    await tx.insert(strengths).values({ id: strengthId, position, ...input });
    await record(tx, actor, "strength added", `strength:${strengthId}`, { name: input.name });
    return { strengthId };
  });
}

/**
 * Renames a strength, or changes its hint, its everyday words or its family; whoever posted it has the new words.
 * @throws AppError not_signed_in, forbidden, invalid, not_found, conflict (the name is taken)
 */
export async function changeStrength(actor: Actor, input: ChangedStrength): Promise<{ strengthId: string }> {
  const { strengthId, ...entry } = input;
  return change(actor, async (tx, catalogue) => {
    const before = find(catalogue, strengthId);
    refuseTaken(
      catalogue.filter(({ id }) => id !== strengthId),
      entry.name,
    );
    await tx.update(strengths).set(entry).where(eq(strengths.id, strengthId));
    const detail = { name: entry.name, before: before.name };
    await record(tx, actor, "strength changed", `strength:${strengthId}`, detail);
    return { strengthId };
  });
}

/**
 * Puts what can be chosen into a new order.
 * @throws AppError not_signed_in, forbidden, conflict (the catalogue has changed meanwhile)
 */
export async function orderStrengths(actor: Actor, input: OrderStrengths): Promise<void> {
  const ids = input.strengths;
  await change(actor, async (tx, catalogue) => {
    const offered = catalogue.filter(({ isRetired }) => !isRetired);
    const isWhole = ids.length === offered.length && offered.every(({ id }) => ids.includes(id));
    if (!isWhole || new Set(ids).size < ids.length) {
      throw new AppError(
        "conflict",
        "The catalogue has changed meanwhile. Nothing was moved; please look again.",
      );
    }
    await tx.execute(sql`
      update strengths set position = wanted.place
      from unnest(array[${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )}]::text[]) with ordinality as wanted (id, place)
      where strengths.id = wanted.id`);
    await record(tx, actor, "strengths ordered", null, { strengths: ids });
  });
}

/**
 * Takes a strength out of the catalogue: nobody can choose it any more, whoever posted it keeps it. Ten stay at least.
 * @throws AppError not_signed_in, forbidden, not_found, conflict
 */
export async function retireStrength(
  actor: Actor,
  { strengthId }: StrengthChoice,
): Promise<{ name: string }> {
  return change(actor, async (tx, catalogue) => {
    const { name, isRetired } = find(catalogue, strengthId);
    if (isRetired) throw new AppError("conflict", `${name} is out of the catalogue already.`);
    if (catalogue.filter((strength) => !strength.isRetired).length <= FEWEST_IN_CATALOGUE) {
      throw new AppError(
        "conflict",
        "Ten strengths stay at least, so that people have a choice. Add one first.",
      );
    }
    await tx.update(strengths).set({ retiredAt: now() }).where(eq(strengths.id, strengthId));
    await record(tx, actor, "strength taken out", `strength:${strengthId}`, { name });
    return { name };
  });
}

/** Puts a strength back into the catalogue. @throws AppError not_signed_in, forbidden, not_found, conflict */
export async function bringStrengthBack(
  actor: Actor,
  { strengthId }: StrengthChoice,
): Promise<{ name: string }> {
  return change(actor, async (tx, catalogue) => {
    const { name, isRetired } = find(catalogue, strengthId);
    if (!isRetired) throw new AppError("conflict", `${name} is in the catalogue already.`);
    await tx.update(strengths).set({ retiredAt: null }).where(eq(strengths.id, strengthId));
    await record(tx, actor, "strength put back", `strength:${strengthId}`, { name });
    return { name };
  });
}

/** Every change of the catalogue waits for the one before it, and sees it whole. */
async function change<T>(actor: Actor, work: (tx: Db, catalogue: Kept[]) => Promise<T>): Promise<T> {
  authorize(actor, canKeepStrengths(actor), ONLY_KEEPERS);
  return transaction(async (tx) => {
    await tx.execute(sql`lock table strengths in share row exclusive mode`);
    const { id, name, position, retiredAt } = strengths;
    const rows = await tx.select({ id, name, position, retiredAt }).from(strengths);
    return work(
      tx,
      rows.map(({ retiredAt: out, ...row }) => ({ ...row, isRetired: out !== null })),
    );
  });
}

function find(catalogue: Kept[], strengthId: string): Kept {
  const strength = catalogue.find(({ id }) => id === strengthId);
  if (!strength) throw new AppError("not_found", "There is no such strength.");
  return strength;
}

function refuseTaken(catalogue: Kept[], name: string): void {
  const taken = catalogue.find((strength) => strength.name.trim().toLowerCase() === name.toLowerCase());
  if (!taken) return;
  const sentence = taken.isRetired
    ? "One of that name was taken out. Put it back instead."
    : "There is one of that name already.";
  throw new AppError("conflict", sentence, { name: sentence });
}

/** An id stays for good, so a later strength of a name that was used before gets a number behind it. */
function freeId(catalogue: Kept[], wanted: string): string {
  const taken = new Set(catalogue.map(({ id }) => id));
  let id = wanted;
  for (let i = 2; taken.has(id); i += 1) id = `${wanted}-${i}`;
  return id;
}
