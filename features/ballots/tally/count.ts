import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { MomentSums } from "@/features/results/gate/moments";
import type { Asked, Counted } from "@/features/results/gate/publish";
import type { SealedBallot } from "../box";
import type { BallotAnswers } from "../rules/paper";

const VALUES = 11;

/**
 * Adds ballots up as they are opened. What it holds grows with the number of boxes and questions, never with the number
 * of ballots, and nothing in it belongs to one person.
 */
export class Count {
  /** Ballots in the box. */
  all = 0;
  /** Ballots that say something in words. */
  withWords = 0;
  private readonly cast = new Map<string, number>();
  private readonly ballots = new Map<string, number>();
  private readonly values = new Map<string, Map<string, number[]>>();
  private readonly comments = new Map<string, Map<string, number>>();
  private readonly moments = new Map<string, MomentSums>();
  private readonly correlated: readonly string[];

  constructor(asked: readonly Asked[]) {
    const drivers = asked.filter(({ kind }) => kind === "agree");
    const score = asked.filter(({ kind, serviceId }) => kind === "nps" && serviceId === null);
    this.correlated = [...score, ...drivers].map(({ key }) => key);
  }

  /** @param content null for a ballot that does not open: cast, and not counted */
  add({ unitId }: SealedBallot, content: BallotAnswers | null): void {
    this.all += 1;
    raise(this.cast, unitId);
    if (!content) return;
    raise(this.ballots, unitId);
    for (const [key, value] of Object.entries(content.answers)) {
      const histogram = at(at(this.values, unitId, newMap<number[]>), key, newHistogram);
      histogram[value] = (histogram[value] ?? 0) + 1;
    }
    const words = Object.keys(content.comments);
    for (const key of words) raise(at(this.comments, unitId, newMap<number>), key);
    if (words.length > 0) this.withWords += 1;
    at(this.moments, unitId, () => new MomentSums(this.correlated)).add(content.answers);
  }

  /** The units with more ballots in the box than were handed out: none of theirs can be trusted. */
  stuffed(issued: ReadonlyMap<string, number>): Set<string> {
    const units = [...this.cast].filter(([unitId, cast]) => cast > (issued.get(unitId) ?? 0));
    return new Set(units.map(([unitId]) => unitId));
  }

  /** What the gate gets. The round goes on without its void units. */
  result(issued: ReadonlyMap<string, number>, voided: ReadonlySet<string>): Counted {
    const kept = <T>(counts: ReadonlyMap<string, T>) =>
      new Map([...counts].filter(([unitId]) => !voided.has(unitId)));
    return {
      issued,
      cast: kept(this.cast),
      ballots: kept(this.ballots),
      values: kept(this.values),
      comments: kept(this.comments),
      moments: kept(this.moments),
    };
  }
}

/** How many picked up a ballot, by box. */
export async function countIssued(tx: Db, roundId: string): Promise<Map<string, number>> {
  const rows = await tx.execute(sql`
    select r.answers_in as unit, count(*)::int as n
    from issuances i join round_roster r using (round_id, person_id) where i.round_id = ${roundId} group by 1`);
  return new Map(rows.map(({ unit, n }) => [String(unit), Number(n)]));
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function at<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const newMap = <T>() => new Map<string, T>();
const newHistogram = () => new Array<number>(VALUES).fill(0);
