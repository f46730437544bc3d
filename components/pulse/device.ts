import { type CastMessage, TOKEN_BYTES, toBase64Url } from "@/features/ballots/rules";

/**
 * What this device keeps of a ballot until the box has it: answers while one writes, the token before anything is sent,
 * and the sealed message, so that a dropped connection resends the very same bytes. Afterwards only token and version.
 */
export type Draft = {
  step: 0 | 1 | 2;
  answers: Record<string, number>;
  comment: string;
  version: number;
  token?: string;
  message?: CastMessage;
  sent?: boolean;
};

/** Nothing said and nothing sealed; `message` is named so that it takes the place of an older one. */
export const NEW_DRAFT: Draft = { step: 0, answers: {}, comment: "", version: 1, message: undefined };

/** @param place one person's place in one round on this device */
export function readDraft(place: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? "null") as Partial<Draft> | null;
    return { ...NEW_DRAFT, ...kept };
  } catch {
    return NEW_DRAFT;
  }
}

export function keepDraft(place: string, draft: Draft): void {
  localStorage.setItem(keyOf(place), JSON.stringify(draft));
}

/** The token of this place, made once: another tab that was faster wins. */
export function tokenOf(place: string, draft: Draft): string {
  const kept = readDraft(place).token;
  if (kept) return kept;
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
  keepDraft(place, { ...draft, token });
  return token;
}

/** Whether this browser can seal: its cryptography is there only over HTTPS or on this very machine. */
export async function canSeal(): Promise<"yes" | "insecure" | "too_old"> {
  if (!globalThis.isSecureContext || !crypto.subtle) return "insecure";
  try {
    await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    return "yes";
  } catch {
    return "too_old";
  }
}

/** One tab at a time, where the browser can see to it. */
export function alone<T>(place: string, act: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(keyOf(place), act) : act();
}

function keyOf(place: string): string {
  return `two-pizza.pulse.${place}`;
}
