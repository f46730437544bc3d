"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { Jacket, PictureLamp, Plaque } from "@/components/ui/frame";
import { playHandOver } from "./celebration-moves";
import { Confetti } from "./confetti";
import { WinnerPicture } from "./winner-picture";

type Holder = { kind: "person" | "team"; name: string; src: string | null };

export type StageProps = {
  holder: Holder;
  /** Who wore it last; null for the very first jacket. */
  before: Holder | null;
  /** "November 2026" */
  month: string;
  seed: string;
  onEnd: () => void;
};

/**
 * The jacket flies from the old holder's frame to the new one's, the lamp goes on, slices and leaves come down. The page
 * stays in use under it: a press, a key or the button ends it.
 */
export function CelebrationStage({ holder, before, month, seed, onEnd }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    const stop = playHandOver(root, onEnd);
    const end = () => stop();
    document.addEventListener("pointerdown", end);
    document.addEventListener("keydown", end);
    return () => {
      document.removeEventListener("pointerdown", end);
      document.removeEventListener("keydown", end);
    };
  }, [onEnd]);
  return (
    <div
      ref={stage}
      data-theme="light"
      className="wall wall-plain pointer-events-none fixed inset-0 z-50 grid place-content-center justify-items-center gap-8 overflow-hidden bg-transparent! bg-none! p-5 opacity-0"
    >
      <span className="absolute inset-0 bg-[#06150f]/94" />
      <div aria-hidden="true" className="relative flex items-end gap-10 sm:gap-24">
        {before && (
          <div data-part="before" className="hidden text-center min-[420px]:block">
            <WinnerPicture winner={before} src={before.src} finish="oak" size={168} />
            <span className="mt-3 block">
              <Plaque title={before.name} size="sm" />
            </span>
          </div>
        )}
        <div data-part="holder" className="relative text-center">
          <span
            data-part="light"
            className="absolute -inset-x-24 -inset-y-16 bg-[radial-gradient(closest-side,rgb(255_226_150/0.5),transparent)] opacity-0"
          />
          <span className="relative block">
            <PictureLamp size={130} />
            <span data-part="frame" className="block">
              <WinnerPicture winner={holder} src={holder.src} finish="gold" size={250} eager />
            </span>
            <span className="mt-3 block">
              <Plaque title={holder.name} sub={month} />
            </span>
          </span>
          <span
            data-part="jacket"
            className="absolute -right-6 bottom-14 [filter:drop-shadow(0_8px_8px_rgb(0_0_0/0.5))]"
          >
            <Jacket size={104} />
          </span>
        </div>
      </div>
      <p
        role="status"
        data-part="words"
        className="relative max-w-[30ch] text-center font-sign text-section text-balance text-wall-title opacity-0"
      >
        {before
          ? `The jacket has changed hands. It is ${holder.name}’s now.`
          : `Somebody wears the jacket: ${holder.name}.`}
      </p>
      <button
        type="button"
        onClick={onEnd}
        className={`${buttonClass({ variant: "secondary" })} pointer-events-auto relative`}
      >
        Lovely, go on
      </button>
      <Confetti seed={seed} />
    </div>
  );
}
