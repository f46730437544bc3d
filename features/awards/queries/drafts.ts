import { eq, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { nominationDrafts } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { Draft } from "../input";
import type { Helped, KeptDraft } from "../types";
import { requireNominee } from "./read-cases";

/**
 * The case that somebody kept for later, with the people and teams in it as they are now; null without one. Of a nominee
 * who left nothing is kept but the words. @throws AppError not_signed_in
 */
export async function getKeptDraft(actor: Actor): Promise<KeptDraft | null> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [row] = await db.select().from(nominationDrafts).where(eq(nominationDrafts.personId, personId));
  const kept = row && Draft.safeParse(row.draft);
  if (!row || !kept?.success) return null;
  const { nomineePersonId, nomineeUnitId, helpedPeople, helpedTeams, fileKey, fileName, ...draft } =
    kept.data;
  const isFor = nomineePersonId ?? nomineeUnitId;
  const about = isFor
    ? await requireNominee(db, { nomineePersonId, nomineeUnitId }).catch(nullIfMissing)
    : null;
  return {
    ...draft,
    nominee: about?.nominee ?? null,
    cycleId: draft.cycleId ?? "",
    helpedBy: await readHelped(helpedPeople, helpedTeams),
    pictureId: draft.pictureId ?? null,
    file: fileKey ? { key: fileKey, name: fileName } : null,
    savedAt: row.savedAt,
  };
}

async function readHelped(people: string[], teams: string[]): Promise<Helped[]> {
  if (people.length + teams.length === 0) return [];
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select 'person' as kind, id, name, picture_id as "pictureId" from people
    where id = any(${sql.param(people)}::uuid[]) and (left_at is null or left_at > ${at})
    union all
    select 'team', unit_id, name, null from unit_versions
    where unit_id = any(${sql.param(teams)}::uuid[]) and kind = 'team' and valid @> ${at}
    order by kind, name`);
  return rows as unknown as Helped[];
}

function nullIfMissing(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}
