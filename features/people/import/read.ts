import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { readTree } from "@/features/teams/queries";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import type { Mapping } from "../rules/columns";
import type { Directory, KnownPerson, ReadyPicture, TeamRule } from "../rules/directory";
import { type Plan, planImport } from "../rules/plan";
import { readFile } from "../rules/read-file";

export type Draft = typeof importDrafts.$inferSelect;

/** A draft as the one who brought it reads it; for everybody else there is none. @throws AppError not_signed_in, not_found */
export async function readDraft(db: Db, actor: Actor, draftId: string): Promise<Draft> {
  const { personId } = requirePerson(actor);
  const mine = and(eq(importDrafts.id, draftId), eq(importDrafts.createdBy, personId));
  const [draft] = isId(draftId) ? await db.select().from(importDrafts).where(mine) : [];
  return draft ?? gone();
}

/** One's own draft that was not applied yet, its row locked. @throws AppError not_signed_in, not_found, closed */
export async function openDraft(tx: Db, actor: Actor, draftId: string): Promise<Draft> {
  const { personId } = requirePerson(actor);
  const mine = and(eq(importDrafts.id, draftId), eq(importDrafts.createdBy, personId));
  const [draft] = isId(draftId) ? await tx.select().from(importDrafts).where(mine).for("update") : [];
  if (draft?.appliedAt)
    throw new AppError("closed", "This file is applied already. Bring it again to compare.");
  return draft ?? gone();
}

function gone(): never {
  throw new AppError("not_found", "There is no such file here any more. Bring it again.");
}

/** What a draft would do to the directory as it stands at `time`. */
export async function planDraft(tx: Db, draft: Draft, time: Date): Promise<Plan> {
  const pictures = await readPictures(tx, draft.id);
  const directory = await readDirectory(tx, time);
  const table = readFile(draft.fileName, draft.file);
  return planImport(
    table,
    draft.mapping as Mapping,
    draft.teamRule as TeamRule,
    directory,
    pictures,
    randomUUID,
  );
}

/** The directory as it stands at `time`, for planning an import. Takes the caller's transaction. */
export async function readDirectory(db: Db, time: Date): Promise<Directory> {
  const at = time.toISOString();
  const people = await db.execute(sql`
    select p.id, p.external_id as "externalId", p.email, p.given_name as "givenName", p.family_name as "familyName",
      p.title, p.manager_id as "managerId", p.started_on::text as "startedOn", p.picture_id as "pictureId",
      coalesce(p.left_at <= ${at}::timestamptz, false) as "hasLeft", s.unit_id as "teamId"
    from people p left join seats s on s.person_id = p.id and s.valid @> ${at}::timestamptz`);
  const [company] = await db.execute(sql`select team_limit as "limit" from company`);
  const held = await db.execute(sql`select unit_id as id, ceiling from teams where ceiling is not null`);
  return {
    limit: Number(company?.limit ?? 8),
    people: people as unknown as KnownPerson[],
    tree: await readTree(db, time),
    ceilings: Object.fromEntries(held.map((team) => [String(team.id), Number(team.ceiling)])),
  };
}

/** The pictures that came with a draft. */
export async function readPictures(db: Db, draftId: string): Promise<ReadyPicture[]> {
  const rows = await db.execute(sql`
    select name, picture_id as "pictureId", problem from import_pictures where draft_id = ${draftId} order by name`);
  return rows as unknown as ReadyPicture[];
}
