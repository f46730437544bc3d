"use client";

import { useEffect, useState } from "react";
import { type Slide, slideAfter } from "@/features/wall/rules/rotation";

const SECONDS_A_SLIDE = 20;
/** A screen that somebody held and left goes on by itself. */
const HELD_AT_MOST = 10 * 60_000;

/**
 * Which slide is shown: one after the other, twenty seconds each. Any key or touch holds it, another lets it go on. A slide
 * that was taken down gives way at once.
 * @param onTurn called between two slides, when nobody holds the screen, on an empty wall too; keep it the same
 */
export function useTurns(slides: readonly Slide[], onTurn: () => void) {
  const [key, setKey] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(false);
  const shown = slides.find((slide) => slide.key === key) ?? slides[0];
  const next = shown && slideAfter(slides, shown.key);
  const nextKey = next?.key;

  useEffect(() => {
    if (isHeld) return;
    const timer = setInterval(() => {
      setKey(nextKey ?? null);
      onTurn();
    }, SECONDS_A_SLIDE * 1000);
    return () => clearInterval(timer);
  }, [nextKey, isHeld, onTurn]);

  useEffect(() => {
    const turn = () => setHeld((held) => !held);
    window.addEventListener("keydown", turn);
    window.addEventListener("pointerdown", turn);
    return () => {
      window.removeEventListener("keydown", turn);
      window.removeEventListener("pointerdown", turn);
    };
  }, []);

  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => setHeld(false), HELD_AT_MOST);
    return () => clearTimeout(timer);
  }, [isHeld]);

  return { shown, next, isHeld };
}
