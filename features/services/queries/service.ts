import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { withoutZeros } from "@/lib/text";
import { ballotOf, figureAt, groupsOf, mayRate, quartersOf } from "../rules";
import type { CommentBlock, ServicePage } from "../types";
import { readCatalogue } from "./catalogue";
import { readCells } from "./read-cells";
import { readCounted, readOpenRound } from "./read-rounds";
import { readTies } from "./ties";

/**
 * One service: score, quarters, how each department feels served, and what people wrote. The same for everybody.
 * @throws AppError not_signed_in, not_found
 */
export async function getService(actor: Actor, slug: string): Promise<ServicePage> {
  const me = requirePerson(actor);
  const db = getDb();
  const [[service], rounds, open] = await Promise.all([
    readCatalogue(db, sql`s.slug = ${withoutZeros(slug)}`),
    readCounted(db),
    readOpenRound(db),
  ]);
  if (!service) throw new AppError("not_found", "There is no such service.");
  const last = rounds.at(-1) ?? null;
  const [cells, ties, comments] = await Promise.all([
    readCells(db, rounds, service.id),
    readTies(db, me.personId, open?.id ?? null),
    last ? readComments(db, last.id, service.id) : [],
  ]);
  const total = cells.filter((cell) => cell.unitIsCompany);
  const quarters = quartersOf(total, rounds);
  const ofGroups = cells.filter(
    (cell) => !cell.unitIsCompany && cell.roundId === last?.id && cell.questionId === "service-score",
  );
  return {
    ...service,
    round: last,
    score: figureAt(total, last?.id, "service-score"),
    previous: quarters.at(-2) ?? null,
    bounce: figureAt(total, last?.id, "service-passed-on"),
    quarters,
    groups: groupsOf(ofGroups),
    comments,
    open,
    ballot: ballotOf(ties),
    mayRate: mayRate(ties, service.id),
  };
}

/** Published comments, each read at one unit alone; what is left over for everybody together comes last. */
async function readComments(db: Db, roundId: string, serviceId: string): Promise<CommentBlock[]> {
  const rows = await db.execute(sql`
    select c.unit_id as "unitId", u.name as "unitName", u.parent_id is null as "isCompany",
      json_agg(c.body order by c.position) as bodies
    from published_comments c join round_units u on u.round_id = c.round_id and u.unit_id = c.unit_id
    where c.round_id = ${roundId} and c.service_id = ${serviceId}
    group by c.unit_id, u.name, u.parent_id order by u.parent_id is null, u.name collate "und-x-icu"`);
  return rows as unknown as CommentBlock[];
}
