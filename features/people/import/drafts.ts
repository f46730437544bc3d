import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { type Actor, type PersonActor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import type { Mapping } from "../rules/columns";
import type { ReadyPicture, TeamRule } from "../rules/directory";

type Row = typeof importDrafts.$inferSelect;

/** A directory file on its way in. */
export type Draft = Omit<Row, "mapping" | "teamRule"> & { mapping: Mapping; teamRule: TeamRule };

/** A draft as the one who brought it reads it; for everybody else there is none. @throws AppError not_signed_in, not_found */
export async function readDraft(db: Db, actor: Actor, draftId: string): Promise<Draft> {
  const { personId } = requirePerson(actor);
  const mine = and(eq(importDrafts.id, draftId), eq(importDrafts.createdBy, personId));
  const [draft] = isId(draftId) ? await db.select().from(importDrafts).where(mine) : [];
  return draft ? asDraft(draft) : gone();
}

/** One's own draft that was not applied yet, its row locked. @throws AppError not_signed_in, not_found, closed */
export async function openDraft(tx: Db, actor: Actor, draftId: string): Promise<Draft> {
  const { personId } = requirePerson(actor);
  const mine = and(eq(importDrafts.id, draftId), eq(importDrafts.createdBy, personId));
  const [draft] = isId(draftId) ? await tx.select().from(importDrafts).where(mine).for("update") : [];
  if (draft?.appliedAt)
    throw new AppError("closed", "This file is applied already. Bring it again to compare.");
  return draft ? asDraft(draft) : gone();
}

/** The same, and nobody is working on it: what is changed now is what will be looked at. @throws AppError conflict besides */
export async function quietDraft(tx: Db, actor: Actor, draftId: string): Promise<Draft> {
  const draft = await openDraft(tx, actor, draftId);
  if (draft.state === "seating") {
    throw new AppError("conflict", "This file is being worked on. Wait until it is through, or stop it.");
  }
  return draft;
}

/** A draft for the portal's own work on it, or null when it was dropped meanwhile. */
export async function findDraft(db: Db, draftId: string): Promise<Draft | null> {
  const [draft] = await db.select().from(importDrafts).where(eq(importDrafts.id, draftId));
  return draft ? asDraft(draft) : null;
}

/** The person who said that a draft shall be applied, with the roles they have now. */
export async function actorWhoSeats(db: Db, draftId: string): Promise<PersonActor | null> {
  const [row] = await db.execute(sql`
    select p.id as "personId", p.name, array(select role from role_grants where person_id = p.id) as roles
    from import_drafts d join people p on p.id = d.seated_by where d.id = ${draftId} and p.left_at is null`);
  if (!row) return null;
  const { personId, name, roles } = row as Pick<PersonActor, "personId" | "name" | "roles">;
  return { kind: "person", personId, name, roles, leads: [], owns: [], judges: [] };
}

/** The pictures that came with a draft. */
export async function readPictures(db: Db, draftId: string): Promise<ReadyPicture[]> {
  const rows = await db.execute(sql`
    select name, picture_id as "pictureId", problem from import_pictures where draft_id = ${draftId} order by name`);
  return rows as unknown as ReadyPicture[];
}

function asDraft(row: Row): Draft {
  return { ...row, mapping: row.mapping as Mapping, teamRule: row.teamRule as TeamRule };
}

function gone(): never {
  throw new AppError("not_found", "There is no such file here any more. Bring it again.");
}
