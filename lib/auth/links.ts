import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { signInLinks } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { hashToken, newToken } from "./tokens";

type Purpose = "set_up" | "sign_in";

/** Writes a one-time link and returns its token, which is stored nowhere. */
export async function writeLink(
  db: Db,
  link: { purpose: Purpose; personId: string | null; createdBy: string | null; lastsHours: number },
): Promise<string> {
  const token = newToken();
  const createdAt = now();
  await db.insert(signInLinks).values({
    tokenHash: hashToken(token),
    purpose: link.purpose,
    personId: link.personId,
    createdBy: link.createdBy,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + link.lastsHours * 3_600_000),
  });
  return token;
}

/**
 * Uses a link up, once, whoever comes second or late is told so.
 * @returns the person it was for (null for a set-up link)
 * @throws AppError not_found, gone
 */
export async function useLink(tx: Db, purpose: Purpose, token: string): Promise<string | null> {
  const time = now();
  const mine = and(eq(signInLinks.tokenHash, hashToken(token)), eq(signInLinks.purpose, purpose));
  const [used] = await tx
    .update(signInLinks)
    .set({ usedAt: time })
    .where(and(mine, isNull(signInLinks.usedAt), sql`${signInLinks.expiresAt} > ${time.toISOString()}`))
    .returning();
  if (used) return used.personId;
  await readLink(tx, purpose, token);
  throw new Error("a link is spent or it is not");
}

/**
 * A link that still works, as it was written; nothing is used up by looking.
 * @throws AppError not_found, gone
 */
export async function readLink(
  db: Db,
  purpose: Purpose,
  token: string,
): Promise<{ createdAt: Date; expiresAt: Date }> {
  const mine = and(eq(signInLinks.tokenHash, hashToken(token)), eq(signInLinks.purpose, purpose));
  const [link] = await db.select().from(signInLinks).where(mine);
  if (!link) throw new AppError("not_found", "We do not know this link. Check that you have all of it.");
  if (!link.usedAt && link.expiresAt > now()) return link;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const when = day.format(link.usedAt ?? link.expiresAt);
  throw new AppError(
    "gone",
    `This link ${link.usedAt ? "was used" : "ran out"} on ${when}. Ask for a new one.`,
  );
}
