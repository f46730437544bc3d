"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { StageProps } from "./celebration-stage";

/**
 * The jacket changing hands, once for each person and hand-over on this device, on whichever page they come to first. What
 * draws it is fetched after the page is there.
 */
export function Celebration({ winId, personId, ...stage }: { winId: string; personId: string } & Show) {
  const [Stage, setStage] = useState<ComponentType<StageProps> | null>(null);
  useEffect(() => {
    if (!isFirstTime(personId, winId)) return;
    let isHere = true;
    const later = window.requestIdleCallback ?? ((work: () => void) => window.setTimeout(work, 400));
    later(async () => {
      const { CelebrationStage } = await import("./celebration-stage");
      // Two pages may have opened at once; whoever is first shows it.
      if (!isHere || !isFirstTime(personId, winId)) return;
      keep(personId, winId);
      setStage(() => CelebrationStage);
    });
    return () => {
      isHere = false;
    };
  }, [personId, winId]);
  return Stage && <Stage {...stage} seed={winId} onEnd={() => setStage(null)} />;
}

type Show = Omit<StageProps, "onEnd" | "seed">;

function isFirstTime(personId: string, winId: string): boolean {
  try {
    return localStorage.getItem(placeOf(personId)) !== winId;
  } catch {
    // A device that keeps nothing would show it on every page.
    return false;
  }
}

function keep(personId: string, winId: string): void {
  try {
    localStorage.setItem(placeOf(personId), winId);
  } catch {}
}

function placeOf(personId: string): string {
  return `jacket seen by ${personId}`;
}
