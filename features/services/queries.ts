import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, authorize, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { canKeepCatalogue, canReadNamedRatings, whyNotRate } from "./policy";
import { pooledScore, standingOf } from "./rules";
import type {
  Figure,
  MyRating,
  NamedRating,
  OpenServiceRound,
  Quarter,
  RatingForm,
  ServiceDesk,
  ServiceLeague,
  ServicePage,
  ServiceTicket,
} from "./types";

const QUARTERS = 6;

/** Every service with its newest published figures. @throws AppError not_signed_in */
export async function listServices(actor: Actor): Promise<ServiceLeague> {
  requireInside(actor);
  const [catalogue, rounds, open] = await Promise.all([
    readCatalogue(getDb(), sql`s.retired_at is null`),
    readCounted(),
    readOpenRound(getDb()),
  ]);
  const cells = await readCells(rounds, null);
  const last = rounds.at(-1);
  const newest = cells.filter((cell) => cell.roundId === last?.id && cell.unitIsCompany);
  const shown = newest.filter((cell) => cell.questionId === "service-score" && cell.stats !== null);
  const companyLine = pooledScore(
    shown.map(({ favourable, unfavourable, n }) => ({
      favourable: favourable ?? 0,
      unfavourable: unfavourable ?? 0,
      n: n ?? 0,
    })),
  );
  return {
    round: last ? { name: last.name, closedAt: new Date(last.closedAt) } : null,
    ratings: newest
      .filter((cell) => cell.questionId === "service-score")
      .reduce((sum, { n }) => sum + (n ?? 0), 0),
    companyLine,
    open,
    services: catalogue.map(({ id, slug, name, owners }) => {
      const mine = cells.filter((cell) => cell.serviceId === id && cell.unitIsCompany);
      const score = figureAt(mine, last?.id, "service-score");
      const bounce = figureAt(mine, last?.id, "service-passed-on");
      const quarters = quartersOf(mine, rounds);
      return { id, slug, name, owners, score, bounce, quarters, standing: standingOf(score, companyLine) };
    }),
  };
}

/**
 * One service: score, quarters, how each department feels served. Its owners also read the ratings with their names.
 * @throws AppError not_signed_in, not_found
 */
export async function getService(actor: Actor, slug: string): Promise<ServicePage> {
  const me = requirePerson(actor);
  const [[service], rounds, open] = await Promise.all([
    readCatalogue(getDb(), sql`s.slug = ${slug}`),
    readCounted(),
    readOpenRound(getDb()),
  ]);
  if (!service) throw new AppError("not_found", "There is no such service.");
  const mayRead = canReadNamedRatings(actor, service.id);
  const [cells, mine, named] = await Promise.all([
    readCells(rounds, service.id),
    open ? readMine(open.id, service.id, me.personId) : null,
    mayRead ? readNamed(service.id) : null,
  ]);
  const last = rounds.at(-1);
  const total = cells.filter((cell) => cell.unitIsCompany);
  return {
    ...service,
    round: last ? { name: last.name, closedAt: new Date(last.closedAt) } : null,
    score: figureAt(total, last?.id, "service-score"),
    previous: rounds.length > 1 ? figureAt(total, rounds.at(-2)?.id, "service-score") : null,
    bounce: figureAt(total, last?.id, "service-passed-on"),
    quarters: quartersOf(total, rounds),
    groups: cells
      .filter(
        (cell) => !cell.unitIsCompany && cell.roundId === last?.id && cell.questionId === "service-score",
      )
      .map((cell) => ({ unitId: cell.unitId, name: cell.unitName, figure: figureOf(cell) })),
    open,
    mine,
    isOwner: service.owners.some(({ personId }) => personId === me.personId),
    named,
  };
}

/** What the rating form of a service needs. @throws AppError not_signed_in, not_found */
export async function getRatingForm(actor: Actor, slug: string): Promise<RatingForm> {
  const { personId } = requirePerson(actor);
  const [[service], open] = await Promise.all([
    readCatalogue(getDb(), sql`s.slug = ${slug}`),
    readOpenRound(getDb()),
  ]);
  if (!service) throw new AppError("not_found", "There is no such service.");
  const [mine, roster] = await Promise.all([
    open ? readMine(open.id, service.id, personId) : null,
    getDb().execute(sql`
      select 1 from round_roster where round_id = ${open?.id ?? null} and person_id = ${personId}`),
  ]);
  const { id, name, promise, owners } = service;
  const whyNot = whyNotRate({
    isOwner: owners.some((owner) => owner.personId === personId),
    isRetired: service.isRetired,
    roundIsOpen: open !== null,
    isOnRoster: roster.length > 0,
  });
  return { id, slug, name, promise, owners, open, mine, whyNot };
}

/**
 * One service to rate, for somebody's rail: another one for each person, none any more once they have rated one in this
 * round.
 * @throws AppError not_signed_in
 */
export async function getServiceTicket(actor: Actor): Promise<ServiceTicket | null> {
  const { personId } = requirePerson(actor);
  const rows = await getDb().execute(sql`
    select s.id as "serviceId", s.slug, s.name, r.name as "roundName", r.closes_at as "closesAt"
    from rounds r join round_roster x on x.round_id = r.id and x.person_id = ${personId}
    cross join services s
    where r.kind = 'service' and r.state = 'open' and r.closes_at > ${now().toISOString()}::timestamptz
      and s.retired_at is null
      and not exists (select 1 from service_owners o where o.service_id = s.id and o.person_id = x.person_id)
      and s.provider_id is distinct from x.seat_unit_id
      and not exists (select 1 from named_ratings n where n.round_id = r.id and n.person_id = x.person_id)`);
  const key = (ticket: ServiceTicket) =>
    createHash("sha256").update(`${personId}:${ticket.serviceId}`).digest("hex");
  const [ticket] = (rows as unknown as ServiceTicket[]).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return ticket ? { ...ticket, closesAt: new Date(ticket.closesAt) } : null;
}

/** The whole catalogue, retired services last, for those who keep it. @throws AppError not_signed_in, forbidden */
export async function listCatalogue(actor: Actor): Promise<ServiceDesk[]> {
  authorize(actor, canKeepCatalogue(actor));
  return readCatalogue(getDb(), sql`true`);
}

/** The service round that takes ratings now, in the caller's transaction. */
export async function readOpenRound(db: Db): Promise<OpenServiceRound | null> {
  const rows = await db.execute(sql`
    select id, name, closes_at as "closesAt" from rounds
    where kind = 'service' and state = 'open' and closes_at > ${now().toISOString()}::timestamptz`);
  const [round] = rows as unknown as OpenServiceRound[];
  return round ? { ...round, closesAt: new Date(round.closesAt) } : null;
}

async function readCatalogue(db: Db, wanted: ReturnType<typeof sql>): Promise<ServiceDesk[]> {
  const rows = await db.execute(sql`
    select s.id, s.slug, s.name, s.promise, s.retired_at is not null as "isRetired", v.name as "providerName",
      coalesce((select json_agg(json_build_object(
          'personId', p.id, 'name', p.given_name || ' ' || p.family_name, 'pictureId', p.picture_id
        ) order by p.given_name, p.family_name)
        from service_owners o join people p on p.id = o.person_id where o.service_id = s.id), '[]') as owners
    from services s
    left join unit_versions v on v.unit_id = s.provider_id and v.valid @> ${now().toISOString()}::timestamptz
    where ${wanted}
    order by s.retired_at is not null, s.name collate "und-x-icu"`);
  return rows as unknown as ServiceDesk[];
}

type CountedRound = { id: string; name: string; closedAt: string };

/** The last published service rounds, oldest first. */
async function readCounted(): Promise<CountedRound[]> {
  const rows = await getDb().execute(sql`
    select id, name, closed_at as "closedAt" from rounds
    where kind = 'service' and state = 'published' order by closed_at desc limit ${QUARTERS}`);
  return (rows as unknown as CountedRound[]).toReversed();
}

type Cell = {
  roundId: string;
  serviceId: string;
  unitId: string;
  unitName: string;
  unitIsCompany: boolean;
  questionId: "service-score" | "service-passed-on";
  state: "exact" | "band" | "lid";
  n: number | null;
  favourable: number | null;
  unfavourable: number | null;
  words: "nearly_all" | "hardly_any" | null;
  band: "low" | "middle" | "high" | null;
  stats: { value: number; low: number; high: number } | null;
};

/** Published cells: the company's of every service, or all units' of one service. */
async function readCells(rounds: readonly CountedRound[], serviceId: string | null): Promise<Cell[]> {
  if (rounds.length === 0) return [];
  const ids = sql.join(
    rounds.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await getDb().execute(sql`
    select c.round_id as "roundId", c.service_id as "serviceId", c.unit_id as "unitId", u.name as "unitName",
      u.parent_id is null as "unitIsCompany", c.question_id as "questionId", c.state, c.n, c.favourable,
      c.unfavourable, c.words, c.band, c.stats
    from cells c join round_units u on u.round_id = c.round_id and u.unit_id = c.unit_id
    where c.round_id in (${ids})
      and (c.service_id = ${serviceId}::uuid or (${serviceId}::uuid is null and u.parent_id is null))
    order by u.name collate "und-x-icu"`);
  return rows as unknown as Cell[];
}

function figureAt(
  cells: readonly Cell[],
  roundId: string | undefined,
  questionId: Cell["questionId"],
): Figure {
  const cell = cells.find((one) => one.roundId === roundId && one.questionId === questionId);
  return cell ? figureOf(cell) : { state: "lid" };
}

function figureOf({ state, n, words, band, stats }: Cell): Figure {
  if (state === "band" && band) return { state, band };
  if (state === "exact" && words) return { state: "words", n: n ?? 0, words };
  if (state === "exact" && stats) return { state, n: n ?? 0, ...stats };
  return { state: "lid" };
}

function quartersOf(cells: readonly Cell[], rounds: readonly CountedRound[]): Quarter[] {
  return rounds.map(({ id, name }) => ({ label: name, figure: figureAt(cells, id, "service-score") }));
}

async function readMine(roundId: string, serviceId: string, personId: string): Promise<MyRating | null> {
  const rows = await getDb().execute(sql`
    select score, passed_on as "passedOn", reason from named_ratings
    where round_id = ${roundId} and service_id = ${serviceId} and person_id = ${personId}`);
  return (rows as unknown as MyRating[])[0] ?? null;
}

/** Newest first. The lowest scores are what somebody has to go and talk about. */
async function readNamed(serviceId: string): Promise<NamedRating[]> {
  const rows = await getDb().execute(sql`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.picture_id as "pictureId",
      u.name as "unitName", r.name as "roundName", n.score, n.passed_on as "passedOn", n.reason, n.rated_at as "ratedAt"
    from named_ratings n join people p on p.id = n.person_id join rounds r on r.id = n.round_id
    join round_units u on u.round_id = n.round_id and u.unit_id = n.consumer_unit_id
    where n.service_id = ${serviceId} and (n.reason <> '' or n.score <= 6)
    order by r.opens_at desc, n.rated_at desc limit 60`);
  return (rows as unknown as NamedRating[]).map((row) => ({ ...row, ratedAt: new Date(row.ratedAt) }));
}
