import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominationDrafts, nominationHelped, people, teams } from "@/db/schema";
import type { Nomination } from "../input";
import type { Nominee } from "../types";

/**
 * Puts those who were helped beside a case, in place of whoever was named before. The nominee is not one of them; nor
 * is anybody we do not know.
 */
export async function nameHelped(
  tx: Db,
  nominationId: string,
  nominee: Pick<Nominee, "id">,
  { helpedPeople = [], helpedTeams = [] }: Pick<Nomination, "helpedPeople" | "helpedTeams">,
): Promise<void> {
  const others = (ids: string[]) => ids.filter((id) => id !== nominee.id);
  const [persons, units] = await Promise.all([
    tx
      .select({ personId: people.id })
      .from(people)
      .where(inArray(people.id, others(helpedPeople))),
    tx
      .select({ unitId: teams.unitId })
      .from(teams)
      .where(inArray(teams.unitId, others(helpedTeams))),
  ]);
  await tx.delete(nominationHelped).where(eq(nominationHelped.nominationId, nominationId));
  const rows = [...persons, ...units].map((one) => ({ nominationId, ...one }));
  if (rows.length > 0) await tx.insert(nominationHelped).values(rows);
}

/** Drops the draft that somebody kept of this story, now that it was sent; one about somebody else stays. */
export async function dropDraftAbout(
  tx: Db,
  personId: string,
  { kind, id }: Pick<Nominee, "kind" | "id">,
): Promise<void> {
  const field = kind === "person" ? "nomineePersonId" : "nomineeUnitId";
  const about = sql`${nominationDrafts.draft} ->> ${field} = ${id}`;
  const nobody = sql`coalesce(${nominationDrafts.draft} ->> 'nomineePersonId', ${nominationDrafts.draft} ->> 'nomineeUnitId') is null`;
  await tx.delete(nominationDrafts).where(and(eq(nominationDrafts.personId, personId), or(about, nobody)));
}
