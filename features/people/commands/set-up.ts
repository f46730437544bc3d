import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { company, people, roleGrants, signInLinks, units, unitVersions } from "@/db/schema";
import { type Actor, authorize, type PersonActor } from "@/lib/actor";
import { record } from "@/lib/audit";
import { useLink, writeLink } from "@/lib/auth/links";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { SetUp } from "../input";
import { canWriteSetUpLink } from "../policy";

/**
 * Writes the one-time link that makes the first admin, and lets earlier ones run out. Nothing happens once there is one.
 * @returns the token for `/set-up/<token>`, good for three days
 * @throws AppError conflict when the portal has an admin
 */
export async function writeSetUpLink(actor: Actor): Promise<string> {
  authorize(actor, canWriteSetUpLink(actor));
  return transaction(async (tx) => {
    if (await hasAdmin(tx))
      throw new AppError("conflict", "This portal has an admin already. Ask them for a link.");
    const unused = and(eq(signInLinks.purpose, "set_up"), isNull(signInLinks.usedAt));
    await tx.update(signInLinks).set({ expiresAt: now() }).where(unused);
    return writeLink(tx, { purpose: "set_up", personId: null, createdBy: null, lastsHours: 72 });
  });
}

/**
 * Opens the portal: the company with its tree's root, and its first admin, who is on the people team too. The link is
 * what lets a stranger do this, once.
 * @returns the admin, and the token of a one-time sign-in link to walk in with
 * @throws AppError not_found or gone for a link that is no good, conflict when the portal is open already
 */
export async function setUpPortal(
  _actor: Actor,
  input: SetUp,
): Promise<{ personId: string; signInToken: string }> {
  return transaction(async (tx) => {
    await useLink(tx, "set_up", input.token);
    await openCompany(tx, input);
    const personId = await seatFirstAdmin(tx, input);
    const name = `${input.givenName} ${input.familyName}`;
    await record(tx, adminActor(personId, name), "portal set up", `person:${personId}`, {
      company: input.companyName,
    });
    const link = { purpose: "sign_in", personId, createdBy: personId, lastsHours: 1 } as const;
    return { personId, signInToken: await writeLink(tx, link) };
  });
}

async function hasAdmin(tx: Db): Promise<boolean> {
  const [admin] = await tx.select().from(roleGrants).where(eq(roleGrants.role, "admin")).limit(1);
  return Boolean(admin);
}

async function openCompany(tx: Db, input: SetUp): Promise<void> {
  const [opened] = await tx
    .insert(company)
    .values({
      name: input.companyName,
      memberSingular: input.memberSingular,
      memberPlural: input.memberPlural,
      teamLimit: input.teamLimit,
      timeZone: input.timeZone,
      createdAt: now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!opened) throw new AppError("conflict", "This portal is set up already. Sign in instead.");
  const [root] = await tx.insert(units).values({ createdAt: now() }).returning();
  if (!root) throw new Error("no root unit");
  const valid = sql`tstzrange(${now().toISOString()}::timestamptz, null)` as unknown as string;
  await tx.insert(unitVersions).values({ unitId: root.id, kind: "company", name: input.companyName, valid });
}

async function seatFirstAdmin(tx: Db, input: SetUp): Promise<string> {
  const { givenName, familyName, email } = input;
  const [admin] = await tx
    .insert(people)
    .values({ givenName, familyName, email, createdAt: now() })
    .returning();
  if (!admin) throw new Error("no admin");
  for (const role of ["admin", "people_team"] as const) {
    await tx.insert(roleGrants).values({ personId: admin.id, role, grantedAt: now() });
  }
  return admin.id;
}

function adminActor(personId: string, name: string): PersonActor {
  return { kind: "person", personId, name, roles: ["admin", "people_team"], leads: [], owns: [], judges: [] };
}
