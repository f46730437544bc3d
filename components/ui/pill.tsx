import clsx from "clsx";
import type { ReactNode } from "react";

export type PillTone = "plain" | "up" | "down" | "same" | "basil" | "butter" | "dashed" | "tomato";

const tones: Record<PillTone, string> = {
  plain: "bg-tray text-ink",
  same: "bg-tray text-ink",
  up: "bg-basil-tint text-basil",
  down: "bg-tomato-tint text-tomato-ink",
  basil: "bg-basil-tint text-basil",
  butter: "bg-butter text-butter-label",
  dashed: "border border-dashed border-line-strong",
  tomato: "bg-tomato text-tomato-label",
};

/** A few words in a capsule. `up`, `down` and `same` carry their own sign. */
export function Pill({ tone = "plain", children }: { tone?: PillTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-[13.5px] font-semibold leading-5",
        tones[tone],
      )}
    >
      {tone === "up" && <Arrow path="M5.5 1 11 10H0z" />}
      {tone === "down" && <Arrow path="M5.5 10 0 1h11z" />}
      {tone === "same" && <span aria-hidden="true">≈</span>}
      {children}
    </span>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
