import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, URL-safe: session ids, one-time links, display tokens. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex. A token with 256 random bits needs no slow hash: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
