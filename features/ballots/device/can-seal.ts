/** Whether a browser can answer, and if not, why: no secure address, cryptography that is too old, or no memory. */
export type Sealing = "yes" | "insecure" | "too_old" | "forgetful";

/** Browsers offer their cryptography only over HTTPS and on this very machine, and X25519 only for some years. */
export async function canSeal(): Promise<Sealing> {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) return "insecure";
  try {
    await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
  } catch {
    return "too_old";
  }
  return globalThis.indexedDB ? "yes" : "forgetful";
}
