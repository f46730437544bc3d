import { sha256, toBase64Url, toHex } from "@/features/ballots/rules/bytes";
import { receiptMessage } from "@/features/ballots/rules/envelope";
import { fingerprintOf, type PublicUnit, unitHash } from "@/features/ballots/rules/manifest";
import type { Table, Trace } from "./pages";
import { type Event, pairBallots } from "./pair";
import { type Series, seriesOf } from "./series";

/** What the linker knows of a round: who was asked, where, and which ballot is whose as far as time tells. */
export type Case = {
  round: string;
  tables: readonly Table[];
  /** Each person's box and everything above it, from the bottom up. */
  paths: ReadonlyMap<string, readonly string[]>;
  /** What names a person in a row: their id, and what is known of their ballot: its key, its receipt. */
  names: ReadonlyMap<string, string>;
  /** The person behind each ballot's key, as paired by time. */
  owners: ReadonlyMap<string, string>;
};

/** Reads a round's people, and pairs them with the sealed ballots that lay in the box. */
export async function openCase(tables: readonly Table[], round: string): Promise<Case> {
  const rows = (name: string) => tracesOf(tables, name).filter(({ row }) => row.round_id === round);
  const parents = new Map(rows("round_units").map(({ row }) => [String(row.unit_id), row.parent_id]));
  const paths = new Map(
    rows("round_roster").map(({ row }) => [String(row.person_id), upFrom(String(row.answers_in), parents)]),
  );
  const boxOf = (person: string) => paths.get(person)?.[0] ?? "";
  const event = (id: string, group: string, { lsn }: Trace): Event => ({ id, group, at: lsn ?? 0 });
  const issued = rows("issuances").map((trace) => {
    const person = String(trace.row.person_id);
    return event(person, boxOf(person), trace);
  });
  const ballots = rows("sealed_ballots");
  const cast = ballots
    .filter(({ row }) => row.version === 1)
    .map((trace) => event(hexOf(trace.row.public_key), String(trace.row.unit_id), trace));
  const owners = pairBallots(issued, cast);
  const names = new Map([...paths.keys()].map((person) => [person, person]));
  for (const [key, receipt] of await receiptsOf(tables, round, ballots)) {
    const person = owners.get(key);
    if (person) names.set(key, person).set(receipt, person);
  }
  return { round, tables, paths, names, owners };
}

/** Every order in which the database shows people of a round, each in the group that what is sought was counted in. */
export function peopleSeries(known: Case, groups: ReadonlySet<string>): Series[] {
  const placeOf = (person: string) => known.paths.get(person)?.find((unit) => groups.has(unit));
  return known.tables.flatMap((table) =>
    seriesOf(table, ({ row }) => {
      if (row.round_id !== undefined && row.round_id !== known.round) return null;
      const thing = whoIsIn(row, known.names);
      const group = thing && placeOf(thing);
      return thing && group ? { thing, group } : null;
    }),
  );
}

/** What the tally wrote into a table: `thing` says what of a row, `group` where. */
export function writtenSeries(
  { tables, round }: Case,
  name: string,
  speak: (row: Trace["row"]) => { thing: string; group: string; copies?: number } | null,
): Series[] {
  return tables
    .filter((table) => table.name === `public.${name}`)
    .flatMap((table) => seriesOf(table, ({ row }) => (row.round_id === round ? speak(row) : null)));
}

export function groupsIn(series: readonly Series[]): Set<string> {
  return new Set(series.flatMap(({ groups }) => [...groups.keys()]));
}

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The first person that a row names, in a column or inside a longer text. */
function whoIsIn(row: Trace["row"], names: ReadonlyMap<string, string>): string | null {
  for (const value of Object.values(row)) {
    if (typeof value !== "string" && !(value instanceof Uint8Array)) continue;
    const whole = names.get(typeof value === "string" ? value : hexOf(value));
    if (whole) return whole;
    const text = typeof value === "string" ? value : Buffer.from(value).toString("latin1");
    for (const [id] of text.matchAll(ID)) {
      const inside = names.get(id);
      if (inside) return inside;
    }
  }
  return null;
}

/** The public hash of each ballot, by the ballot's key: what anybody can work out who has read the box. */
async function receiptsOf(tables: readonly Table[], round: string, ballots: readonly Trace[]) {
  const manifest = tracesOf(tables, "rounds").flatMap(({ row }) =>
    row.id === round && typeof row.manifest === "string" ? [row.manifest] : [],
  )[0];
  const manifestHash = await fingerprintOf(manifest ?? "");
  const units = new Map(
    tracesOf(tables, "unit_keys")
      .filter(({ row }) => row.round_id === round)
      .map(({ row }): [string, PublicUnit] => {
        const n = toBase64Url(bytesOf(row.modulus));
        return [
          String(row.unit_id),
          { id: String(row.unit_id), eligible: Number(row.eligible), n, e: "AQAB" },
        ];
      }),
  );
  return Promise.all(
    ballots.map(async ({ row }): Promise<[string, string]> => {
      const unit = units.get(String(row.unit_id));
      if (!unit) throw new Error("a ballot of no known box");
      const place = { manifestHash, unitHash: await unitHash(unit) };
      const publicKey = bytesOf(row.public_key);
      const cover = { place, publicKey, version: Number(row.version) };
      return [hexOf(publicKey), toHex(await sha256(receiptMessage(cover, bytesOf(row.sealed))))];
    }),
  );
}

export function tracesOf(tables: readonly Table[], name: string): Trace[] {
  return tables.filter((table) => table.name === `public.${name}`).flatMap(({ traces }) => traces);
}

function upFrom(unit: string, parents: ReadonlyMap<string, unknown>): string[] {
  const parent = parents.get(unit);
  return [unit, ...(typeof parent === "string" ? upFrom(parent, parents) : [])];
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}

export function hexOf(value: unknown): string {
  return Buffer.from(bytesOf(value)).toString("hex");
}
