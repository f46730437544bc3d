/** A way in that a link or the provider opened. */
export type CameIn = { sessionId: string; personId: string };

/** What an administrator sees of the ways in; no secret is in it. */
export type WaysIn = {
  mail: { server: string; from: string } | null;
  lastTest: { at: Date; byName: string; wentOut: boolean } | null;
  provider: { name: string; issuer: string; clientId: string; joined: number } | null;
  /** What has to be registered with a provider. */
  addresses: { redirect: string; afterSignOut: string };
};
