import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { tiesTo } from "../policy";
import {
  type Backing,
  type Edge,
  favourites,
  findRings,
  mutualPairs,
  oneSide,
  ringsByChance,
  yearBefore,
} from "../rules/fairness";
import { type Evidence, findingWords, keyOf, type Named } from "../rules/findings";
import type { Bonds, Case } from "../types";
import type { Finding, Graph } from "../types/panel";
import type { Reader } from "./enter-panel";
import type { PanelAtWork } from "./read-panel";

export type EvidenceRead = { findings: Finding[]; ringsCapped: boolean; graph: Graph };

/**
 * Who put up whom this cycle, and what of the last twelve months a panel should talk about, in the caller's transaction.
 * Whatever would tell the reader that somebody put them or their table up is left out, as if it were not there.
 */
export async function readEvidence(
  db: Db,
  { cycle, bonds }: Pick<Reader, "cycle" | "bonds">,
  { cases: all }: Pick<PanelAtWork, "cases">,
): Promise<EvidenceRead> {
  const cases = all.filter((about) => !tiesTo(bonds, about).isTheirs);
  const edges = await readEdges(db, bonds, cases);
  const here = edges.filter(({ cycleId }) => cycleId === cycle.id);
  const known = await readNamed(db, [...new Set(edges.flatMap(({ from, to }) => [from, to]))]);
  const { rings, isCapped } = findRings(edges, here);
  const byChance = ringsByChance(edges, here);
  const name = (id: string): Named =>
    known.get(id) ?? { id, name: "A team", shortName: "A team", pictureId: null };
  const isHere = (from: string, to: string) => here.some((edge) => edge.from === from && edge.to === to);
  const pairs = mutualPairs(edges).filter(({ people: [a, b] }) => isHere(a, b) || isHere(b, a));
  const evidence: Evidence[] = [
    ...pairs.map(
      ({ people: [a, b], spokeAt }): Evidence => ({ kind: "pair", people: [name(a), name(b)], spokeAt }),
    ),
    ...rings.map((ring): Evidence => ({ kind: "ring", people: ring.map(name), byChance })),
    ...favourites(edges)
      .filter(({ from, to }) => isHere(from, to))
      .map(({ from, to, times }): Evidence => ({ kind: "favourite", people: [name(from), name(to)], times })),
    ...oneSides(cases, known),
  ];
  const notes = await readNotes(db, cycle.id);
  return {
    ringsCapped: isCapped,
    findings: evidence.map((one) => findingOf(one, notes)),
    graph: graphOf(cases, new Set(pairs.flatMap(({ people: [a, b] }) => [`${a} ${b}`, `${b} ${a}`]))),
  };
}

type Known = Named & {
  teamId: string | null;
  teamName: string | null;
  managerId: string | null;
  managerName: string | null;
};

function oneSides(cases: readonly Case[], known: ReadonlyMap<string, Known>): Evidence[] {
  return byNominee(cases).flatMap(({ nominee, voices }): Evidence[] => {
    const backing = voices.map(({ personId }): Backing & Partial<Known> => ({
      personId,
      teamId: null,
      managerId: null,
      ...known.get(personId),
    }));
    const side = oneSide(backing);
    if (!side) return [];
    const [first] = backing;
    const who = (side.by === "team" ? first?.teamName : first?.managerName) ?? "one of the company";
    return [{ kind: "one_side", people: [nominee], by: side.by, who, voices: voices.length }];
  });
}

/** The nominees with everybody who speaks for them, in whichever case, each voice once. */
function byNominee(cases: readonly Case[]): { nominee: Case["nominee"]; voices: Case["voices"] }[] {
  const nominees = [...new Map(cases.map(({ nominee }) => [nominee.id, nominee])).values()];
  return nominees.map((nominee) => {
    const voices = cases.filter((about) => about.nominee.id === nominee.id).flatMap((about) => about.voices);
    return { nominee, voices: [...new Map(voices.map((voice) => [voice.personId, voice])).values()] };
  });
}

/** Speakers stand beside those they speak for, so that few lines cross. */
function graphOf(cases: readonly Case[], mutual: ReadonlySet<string>): Graph {
  const nominees = byNominee(cases);
  const places = new Map<string, number[]>();
  for (const [i, { voices }] of nominees.entries()) {
    for (const { personId } of voices) places.set(personId, [...(places.get(personId) ?? []), i]);
  }
  const middle = (id: string) => {
    const at = places.get(id) ?? [];
    return at.reduce((sum, place) => sum + place, 0) / Math.max(1, at.length);
  };
  const voices = new Map(nominees.flatMap((one) => one.voices.map((voice) => [voice.personId, voice])));
  const speakers = [...voices.values()].sort(
    (a, b) => middle(a.personId) - middle(b.personId) || (a.name < b.name ? -1 : 1),
  );
  return {
    speakers: speakers.map(({ personId: id, name, pictureId }) => ({ id, name, pictureId })),
    nominees: nominees.map((one) => ({
      nominee: one.nominee,
      voices: one.voices.length,
      teams: new Set(one.voices.flatMap(({ teamId }) => teamId ?? [])).size,
    })),
    lines: speakers.flatMap(({ personId }, speaker) =>
      (places.get(personId) ?? []).map((nominee) => ({
        speaker,
        nominee,
        mutual: mutual.has(`${personId} ${nominees[nominee]?.nominee.id}`),
      })),
    ),
  };
}

function findingOf(evidence: Evidence, notes: readonly NoteRow[]): Finding {
  const key = keyOf(evidence);
  return {
    key,
    kind: evidence.kind,
    ...findingWords(evidence),
    people: evidence.people.map(({ id, name, pictureId }) => ({ id, name, pictureId })),
    notes: notes
      .filter(({ finding }) => finding === key)
      .map(({ words, byName, notedAt }) => ({ words, byName, notedAt: new Date(notedAt) })),
  };
}

/**
 * Everybody's voices of a year that can be part of a pair, a ring or a favourite of this cycle: those for its nominees, and
 * those between people who both speak and are spoken for.
 */
async function readEdges(db: Db, bonds: Bonds, cases: readonly Case[]): Promise<Edge[]> {
  const nominees = cases.map(({ nominee }) => nominee.id);
  if (nominees.length === 0) return [];
  const tables = [bonds.teamId, ...bonds.leads].flatMap((id) => id ?? []);
  const notTheirs =
    tables.length > 0 ? sql`(n.nominee_unit_id is null or n.nominee_unit_id not in ${tables})` : sql`true`;
  const rows = (await db.execute(sql`
    with edges as (
      select x.by as "from", coalesce(n.nominee_person_id, n.nominee_unit_id) as "to", x.at, n.cycle_id as "cycleId"
      from nominations n
      cross join lateral (select n.nominated_by as by, n.nominated_at as at
        union all select person_id, seconded_at from seconds where nomination_id = n.id) x
      where n.withdrawn_at is null and n.screening <> 'returned' and x.at <= ${now().toISOString()}::timestamptz
        and x.at > ${yearBefore(now()).toISOString()}::timestamptz
        and n.nominee_person_id is distinct from ${bonds.personId} and ${notTheirs}
    )
    select * from edges where "to" in ${nominees}
      or ("to" in (select "from" from edges) and "from" in (select "to" from edges))`)) as unknown as Edge[];
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

async function readNamed(db: Db, ids: string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = (await db.execute(sql`
    select p.id, p.name, p.given_name as "shortName", p.picture_id as "pictureId", s.unit_id as "teamId",
      v.name as "teamName", p.manager_id as "managerId", m.name as "managerName"
    from people p left join seats s on s.person_id = p.id and s.valid @> ${at}
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${at}
    left join people m on m.id = p.manager_id
    where p.id in ${ids}
    union all
    select unit_id, name, name, null, unit_id, name, null, null from unit_versions
    where unit_id in ${ids} and valid @> ${at}`)) as unknown as Known[];
  return new Map(rows.map((row) => [row.id, row]));
}

type NoteRow = { finding: string; words: string; byName: string; notedAt: string };

async function readNotes(db: Db, cycleId: string): Promise<NoteRow[]> {
  const rows = await db.execute(sql`
    select n.finding, n.note as words, p.name as "byName", n.noted_at as "notedAt"
    from panel_notes n join people p on p.id = n.noted_by where n.cycle_id = ${cycleId} order by n.noted_at, n.id`);
  return rows as unknown as NoteRow[];
}
