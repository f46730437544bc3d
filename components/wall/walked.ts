import type { HungFrame, WallSheet } from "@/features/wall/types";
import { type Edge, goOn, hangFrames } from "./hang";

/** A sheet that somebody walked to, and the edge it leaves for the next one. */
export type WalkedSheet = WallSheet & { edge: Edge };

type Walk = { sheets: WalkedSheet[]; at: number };

/** So long the sheets of a walk are kept for the way back from a winner's page; then they are read anew. */
const KEPT_MS = 60_000;
const NONE: WalkedSheet[] = [];
const walks = new Map<string, Walk>();
const listeners = new Set<() => void>();

/** Sheets walked to so far on this device, in this page's life. */
export function walkedSheets(key: string): WalkedSheet[] {
  return walks.get(key)?.sheets ?? NONE;
}

/** Nobody walked anywhere yet, as the server sees it. */
export function noSheets(): WalkedSheet[] {
  return NONE;
}

/** Begins a walk: what an earlier one of the same wall brought is still good for a minute. */
export function beginWalk(key: string): void {
  const walk = walks.get(key);
  if (walk && Date.now() - walk.at > KEPT_MS) {
    walks.delete(key);
    tell();
  }
}

export function watchWalks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Step = { from: string; query: string; edge: Edge; without?: string };

const steps = new Map<string, Promise<WalkedSheet>>();

/**
 * Brings the sheet that begins with `from`, and hangs it where the last one ended. Who asks while it is on its way waits for
 * the same one.
 * @throws when it did not come; nothing is lost
 */
export function walk(key: string, step: Step): Promise<WalkedSheet> {
  const under = steps.get(key);
  if (under) return under;
  const next = bring(key, step).finally(() => steps.delete(key));
  steps.set(key, next);
  return next;
}

async function bring(key: string, { from, query, edge, without }: Step): Promise<WalkedSheet> {
  const ask = new URLSearchParams(query);
  ask.set("from", from);
  const answer = await fetch(`/api/wall?${ask}`);
  if (!answer.ok) throw new Error(`the wall answered ${answer.status}`);
  const { frames, next } = (await answer.json()) as WallSheet;
  const shown = frames.filter(({ winId }: HungFrame) => winId !== without);
  const hung = hangFrames(
    shown.map(({ winId }) => winId),
    goOn(edge).under,
  );
  const sheet = { frames: shown, next, edge: hung.edge };
  walks.set(key, { sheets: [...walkedSheets(key), sheet], at: Date.now() });
  tell();
  return sheet;
}

function tell(): void {
  for (const listener of listeners) listener();
}
