import { type Bytes, fromBase64Url, toBase64Url } from "../rules/bytes";
import type { PublicRecord } from "../types";

/** Why nothing arrived, in a sentence, with the door's own code. `final` when trying again cannot help. */
export class NotSent extends Error {
  readonly code: string;
  readonly final: boolean;

  constructor(sentence: string, code: string, final: boolean) {
    super(sentence);
    this.name = "NotSent";
    this.code = code;
    this.final = final;
  }
}

const NAMELESS: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer" };
/** Neither is wrong with the ballot itself: the door was busy, slow or shut for a moment. */
const PASSING = [408, 425, 429];

/** The fingerprint of a round's manifest as anybody gets it, asked for without a name. @throws NotSent */
export async function fetchFingerprint(roundId: string): Promise<string> {
  const response = await reach(`/rounds/${roundId}/fingerprint`, { ...NAMELESS, method: "GET" });
  return (await response.text()).trim();
}

/** The whole public record of a round, asked for without a name. @throws NotSent */
export async function fetchRecord(roundId: string): Promise<PublicRecord> {
  const response = await reach(`/rounds/${roundId}/record`, { ...NAMELESS, method: "GET", cache: "default" });
  return (await response.json()) as PublicRecord;
}

/** Has a blinded token stamped, signed in. The answer to a repeated request is the same. @throws NotSent */
export async function fetchStamp(roundId: string, blinded: Bytes): Promise<Bytes> {
  const body = JSON.stringify({ roundId, blinded: toBase64Url(blinded) });
  const headers = { "content-type": "application/json" };
  const response = await reach("/api/ballots/issue", { method: "POST", headers, body });
  const { signature } = (await response.json()) as { signature: string };
  return fromBase64Url(signature);
}

/**
 * Drops a cast message into the box: no cookie, no sign-in, no referrer goes with it.
 * @param boxUrl where the box stands, without a slash at its end; "" for the portal's own
 * @throws NotSent
 */
export async function cast(boxUrl: string, message: Bytes): Promise<void> {
  const headers = { "content-type": "application/octet-stream" };
  await reach(`${boxUrl}/cast`, { ...NAMELESS, method: "POST", headers, body: message });
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, { cache: "no-store", ...request }).catch(() => null);
  if (response?.ok) return response;
  const said = (await response?.json().catch(() => null)) as { code?: string; message?: string } | null;
  const passing = !response || response.status >= 500 || PASSING.includes(response.status);
  throw new NotSent(
    (response && response.status !== 500 && said?.message) || "We could not reach the box.",
    said?.code ?? (response ? "failed" : "no_connection"),
    !passing,
  );
}
