import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { whyNotRate } from "../policy";
import { ratingState } from "../rules";
import type { RatingForm, ServiceTicket } from "../types";
import { readCatalogue } from "./catalogue";
import { readOpenRound } from "./read-rounds";
import { readTies } from "./ties";

/** What the rating form of a service needs. @throws AppError not_signed_in, not_found */
export async function getRatingForm(actor: Actor, slug: string): Promise<RatingForm> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [catalogue, open] = await Promise.all([readCatalogue(db, sql`true`), readOpenRound(db)]);
  const service = catalogue.find((one) => one.slug === slug);
  if (!service) throw new AppError("not_found", "There is no such service.");
  const ties = await readTies(db, personId, open?.id ?? null);
  const { id, name, promise, owners, isRetired } = service;
  return {
    id,
    slug,
    name,
    promise,
    owners,
    open,
    mine: ties.given.get(id) ?? null,
    whyNot: whyNotRate({
      isOwn: ties.own.has(id),
      isRetired,
      roundIsOpen: open !== null,
      isOnRoster: ties.consumerUnitId !== null,
    }),
    others: catalogue
      .filter((one) => one.id !== id && !one.isRetired && ratingState(ties, one.id) !== "none")
      .map((one) => ({ slug: one.slug, name: one.name, isRated: ties.given.has(one.id) })),
  };
}

/**
 * One service to rate, for somebody's rail: not rated by them yet, and not the same one for everybody.
 * Null without an open round, or when nothing is left to rate.
 * @throws AppError not_signed_in
 */
export async function getServiceTicket(actor: Actor): Promise<ServiceTicket | null> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const open = await readOpenRound(db);
  if (!open) return null;
  const [catalogue, ties] = await Promise.all([
    readCatalogue(db, sql`s.retired_at is null`),
    readTies(db, personId, open.id),
  ]);
  const lot = (id: string) => createHash("sha256").update(`${personId}:${id}`).digest("hex");
  const [next] = catalogue
    .filter(({ id }) => ratingState(ties, id) === "open")
    .sort((a, b) => (lot(a.id) < lot(b.id) ? -1 : 1));
  if (!next) return null;
  const { id: serviceId, slug, name, promise } = next;
  return { serviceId, slug, name, promise, roundName: open.name, closesAt: open.closesAt };
}
