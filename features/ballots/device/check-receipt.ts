import { fromHex, join, sha256, toHex } from "../rules/bytes";
import { fingerprintOf, type Manifest, merkleRoot, unitHash } from "../rules/manifest";
import type { PublicRecord } from "../types";
import { fetchRecord } from "./send";

/** What the public record of a round says about one receipt, worked out on this device. */
export type Finding =
  | { state: "not_counted_yet" }
  | {
      state: "counted";
      /** How many entries of the board fit: one, none, or more where only four words were known and two share them. */
      fits: number;
      board: number;
      issued: number;
      cast: number;
      fingerprint: string;
      /** SHA-256 over the whole board: two people compare it to know that they were shown the same list. */
      boardPrint: string;
      /** What does not hold together in the record, in sentences. */
      faults: string[];
    };

/**
 * Downloads the whole record of a round, without a name, and looks for a receipt in it: the server cannot tell which one
 * was looked for. Checks on the way that the record holds together.
 * @param receipt the hash in hexadecimal, or its beginning
 * @param fingerprint the one that the page shows for the round; another in the record is a fault
 * @throws NotSent
 */
export async function checkReceipt(roundId: string, receipt: string, fingerprint?: string): Promise<Finding> {
  const record = await fetchRecord(roundId);
  const { board, issued = 0, cast = 0 } = record;
  if (!board) return { state: "not_counted_yet" };
  return {
    state: "counted",
    fits: board.filter((hash) => hash.startsWith(receipt)).length,
    board: board.length,
    issued,
    cast,
    fingerprint: toHex(await fingerprintOf(record.manifest)),
    boardPrint: toHex(await sha256(join(...board.map(fromHex)))),
    faults: await faultsOf(record, board, fingerprint),
  };
}

async function faultsOf(record: PublicRecord, board: string[], shown?: string): Promise<string[]> {
  const { manifest: text, units, counted = 0, cast = 0, issued = 0 } = record;
  const manifest = JSON.parse(text) as Manifest;
  const fingerprint = toHex(await fingerprintOf(text));
  const root = toHex(await merkleRoot(await Promise.all(units.map(unitHash))));
  const eligible = units.reduce((sum, unit) => sum + unit.eligible, 0);
  const checks: [boolean, string][] = [
    [fingerprint === record.fingerprint, "The fingerprint is not that of the manifest."],
    [!shown || shown === fingerprint, "The fingerprint is another than this page shows."],
    [
      root === manifest.units.root && units.length === manifest.units.count,
      "The boxes are not those of the manifest.",
    ],
    [new Set(units.map(({ n }) => n)).size === units.length, "Two boxes share a key."],
    [units.every((unit) => unit.eligible >= manifest.k), "A box has fewer people than promised."],
    [eligible === manifest.eligible, "The boxes do not add up to the people who were asked."],
    [
      board.every((hash, i) => /^[0-9a-f]{64}$/.test(hash) && (i === 0 || (board[i - 1] ?? "") < hash)),
      "The list is out of order, or names one ballot twice.",
    ],
    [
      board.length === counted && counted <= cast && cast <= issued && issued <= eligible,
      "More was counted than cast, cast than picked up, or picked up than asked.",
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}
