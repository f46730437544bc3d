import { readFile } from "node:fs/promises";
import { z } from "zod";
import { fromBase64Url, fromHex, toHex } from "@/features/ballots/rules/bytes";
import {
  EXPONENT,
  fingerprintOf,
  merkleRoot,
  type PublicUnit,
  unitHash,
} from "@/features/ballots/rules/manifest";
import { receiptOf, shortPrint, wordsOf } from "@/features/ballots/rules/receipt";

const Count = z.number().int().min(0);

/** What a round publishes at /rounds/<id>/record, and nothing else. */
const Published = z.strictObject({
  manifest: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  units: z.array(z.strictObject({ id: z.string(), eligible: Count, n: z.string(), e: z.string() })).min(1),
  state: z.enum(["cutting", "open", "closed", "published", "void"]),
  issued: Count.optional(),
  cast: Count.optional(),
  counted: Count.optional(),
  board: z.array(z.string().regex(/^[0-9a-f]{64}$/)).optional(),
});

const Promised = z.object({
  version: z.literal(2),
  rules: z.literal("blocks-2"),
  round: z.uuid(),
  name: z.string(),
  k: z.number().int(),
  eligible: Count,
  sealingKey: z.string(),
  units: z.object({ count: Count, root: z.string() }),
});

type Published = z.output<typeof Published>;
type Promised = z.output<typeof Promised>;

/** What came out: one sentence for everything that holds, one for everything that does not. */
export type Verdict = { holds: string[]; fails: string[] };

export type Asked = {
  /** The fingerprint from an invitation or the round's page: 64 hexadecimal digits or the first sixteen. */
  fingerprint?: string;
  /** A receipt: its four words or its 64 hexadecimal digits. */
  receipt?: string;
  /** The round that was asked for. */
  round?: string;
};

/** The published record at an address or in a file. @throws Error with a sentence when there is none */
export async function readRecord(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, "utf8");
  const answer = await fetch(place, { redirect: "error", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${place} answers ${answer.status}, so there is nothing to check.`);
  return answer.text();
}

/** The round that an address asks for; undefined for a file. */
export function roundIn(place: string): string | undefined {
  return /^https?:.*\/rounds\/([0-9a-f-]{36})\/record$/.exec(place)?.[1];
}

/**
 * Checks a round from outside, with nothing but what it published: the fingerprint, every box and its key, the board.
 * It shares with the portal how things are hashed, and asks no database.
 */
export async function verifyRound(text: string, asked: Asked = {}): Promise<Verdict> {
  const record = Published.safeParse(parse(text));
  if (!record.success)
    return failed("This is not the record of a round: a field is missing, odd or too many.");
  const manifest = Promised.safeParse(parse(record.data.manifest));
  if (!manifest.success)
    return failed("The manifest in this record cannot be read, or is of rules unknown here.");
  const verdict: Verdict = { holds: [], fails: [] };
  const say: Say = (isTrue, holds, fails) => {
    if (isTrue) verdict.holds.push(holds);
    else verdict.fails.push(fails);
  };
  await checkPromise(record.data, manifest.data, asked, say);
  await checkUnits(record.data, manifest.data, say);
  checkBoard(record.data, manifest.data, say);
  if (asked.receipt !== undefined) checkReceipt(asked.receipt, record.data, say);
  return verdict;
}

type Say = (isTrue: boolean, holds: string, fails: string) => void;

async function checkPromise(record: Published, manifest: Promised, asked: Asked, say: Say): Promise<void> {
  const fingerprint = await fingerprintOf(record.manifest);
  const full = toHex(fingerprint);
  say(
    record.fingerprint === full,
    `“${manifest.name}” has the fingerprint ${shortPrint(fingerprint)}, in full ${full}.`,
    `The manifest has the fingerprint ${full}, and the record says ${record.fingerprint}.`,
  );
  if (asked.fingerprint !== undefined) {
    const yours = asked.fingerprint.toLowerCase().replace(/\s/g, "");
    say(
      yours === full || yours === full.slice(0, 16),
      "It is the fingerprint you were given.",
      "It is not the fingerprint you were given: this is another promise.",
    );
  }
  if (asked.round !== undefined && asked.round !== manifest.round)
    say(false, "", "The manifest is of another round than the one you asked for.");
  say(
    manifest.k >= 4,
    `At least ${manifest.k} answers open a lid.`,
    `A lid opens at ${manifest.k} answers, and that is fewer than four.`,
  );
  say(
    decodedLength(manifest.sealingKey) === 32,
    "Ballots are sealed to one key of the round.",
    "The key that ballots are sealed to is no X25519 key.",
  );
}

async function checkUnits(
  { units }: Published,
  { k, eligible, units: promised }: Promised,
  say: Say,
): Promise<void> {
  const root = toHex(await merkleRoot(await Promise.all(units.map(unitHash))));
  say(
    units.length === promised.count && root === promised.root,
    `All ${units.length} boxes are the ones in the manifest.`,
    "The boxes are not the ones in the manifest: their hashes lead to another root.",
  );
  say(
    units.every(({ id }, i) => i === 0 || id > (units[i - 1]?.id ?? "")),
    "No box is listed twice.",
    "The boxes are not in the order of their ids, or one is listed twice.",
  );
  say(
    new Set(units.map(({ n }) => n)).size === units.length,
    "Every box has a key of its own.",
    "Two boxes share a key.",
  );
  say(
    units.every(isOrdinaryKey),
    "Every key has 2048 bits and the exponent 65537.",
    "A box's key does not have 2048 bits and the exponent 65537.",
  );
  const fewest = Math.min(...units.map((unit) => unit.eligible));
  say(
    fewest >= k,
    `At least ${fewest} people share a box.`,
    `A box is for ${fewest} people, and ${k} are promised.`,
  );
  const sum = units.reduce((total, unit) => total + unit.eligible, 0);
  say(
    sum === eligible,
    `The boxes are for ${eligible} people together, as promised.`,
    `The boxes are for ${sum} people together, and the manifest says ${eligible}.`,
  );
}

function checkBoard(record: Published, { eligible }: Promised, say: Say): void {
  const { state, issued, cast, counted, board } = record;
  if (state !== "published") {
    const why =
      state === "void" ? "The round is void: nothing was counted." : "The round is not counted yet.";
    const early = "The record shows figures or a board of a round that is not counted.";
    say(
      [issued, cast, counted, board].every((one) => one === undefined),
      why,
      early,
    );
  } else if (issued === undefined || cast === undefined || counted === undefined || board === undefined) {
    say(false, "", "The round is counted, but a figure or the board is missing.");
  } else {
    say(
      board.every((hash, i) => i === 0 || hash > (board[i - 1] ?? "")),
      `The board holds ${board.length} ballots, sorted, none twice.`,
      "The board is not sorted, or holds a ballot twice.",
    );
    say(
      board.length === counted,
      "The board is as long as the count.",
      `The board holds ${board.length} ballots, and ${counted} were counted.`,
    );
    say(
      counted <= cast && cast <= issued && issued <= eligible,
      `${eligible} people were asked, ${issued} picked up a ballot, ${cast} cast one, ${counted} were counted.`,
      `The figures contradict each other: ${eligible} asked, ${issued} picked up, ${cast} cast, ${counted} counted.`,
    );
  }
}

function checkReceipt(typed: string, { board }: Published, say: Say): void {
  const wanted = receiptOf(typed);
  if (!wanted) {
    say(false, "", "This is no receipt: it takes four words, or 64 hexadecimal digits.");
  } else if (!board) {
    say(false, "", "There is no board yet to look for a receipt on.");
  } else {
    const found = board.filter((hash) => hash.startsWith(wanted));
    const words = wordsOf(fromHex(wanted)).join(" ");
    const whole = wanted.length === 64 ? "" : " The four words are only its beginning: compare the whole.";
    say(
      found.length > 0,
      `The ballot “${words}” is on the board: ${found.join(", ")}.${whole}`,
      `The ballot “${words}” is not on the board.`,
    );
  }
}

function isOrdinaryKey({ n, e }: PublicUnit): boolean {
  if (e !== EXPONENT || decodedLength(n) !== 256) return false;
  const modulus = fromBase64Url(n);
  return (modulus[0] ?? 0) >= 0x80 && (modulus.at(-1) ?? 0) % 2 === 1;
}

/** Bytes of a base64url text; 0 for anything else. */
function decodedLength(text: string): number {
  return /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1 ? fromBase64Url(text).length : 0;
}

function failed(sentence: string): Verdict {
  return { holds: [], fails: [sentence] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
