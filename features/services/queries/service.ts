import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { withoutZeros } from "@/lib/text";
import { canReadNamedRatings } from "../policy";
import { figureAt, groupsOf, quartersOf, ratingState } from "../rules";
import type { NamedRating, ServicePage } from "../types";
import { readCatalogue } from "./catalogue";
import { readCells } from "./read-cells";
import { readCounted, readOpenRound } from "./read-rounds";
import { readTies } from "./ties";

const NAMED_AT_MOST = 60;

/**
 * One service: score, quarters, how each department feels served. Its owners also read the ratings with their names.
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
  const [cells, ties, named] = await Promise.all([
    readCells(db, rounds, service.id),
    readTies(db, me.personId, open?.id ?? null),
    canReadNamedRatings(actor, service.id) ? readNamed(db, service.id) : null,
  ]);
  const last = rounds.at(-1) ?? null;
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
    open,
    rating: service.isRetired ? "none" : ratingState(ties, service.id),
    named,
  };
}

/** What asks for an answer: low scores, and whatever has words. The newest round first, the lowest scores on top of it. */
async function readNamed(db: Db, serviceId: string): Promise<NamedRating[]> {
  const rows = await db.execute(sql`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.picture_id as "pictureId",
      u.name as "unitName", r.name as "roundName", n.score, n.passed_on as "passedOn", n.reason, n.rated_at as "ratedAt"
    from named_ratings n join people p on p.id = n.person_id join rounds r on r.id = n.round_id
    join round_units u on u.round_id = n.round_id and u.unit_id = n.consumer_unit_id
    where n.service_id = ${serviceId} and (n.reason <> '' or n.score <= 6)
    order by r.opens_at desc, n.score, n.rated_at desc limit ${NAMED_AT_MOST}`);
  return (rows as unknown as NamedRating[]).map((row) => ({ ...row, ratedAt: new Date(row.ratedAt) }));
}
