"use client";

import { useRouter } from "next/navigation";
import { Children, type ReactNode, useEffect, useState } from "react";

const SECONDS_A_FRAME = 20;

/**
 * Shows one slide at a time, 20 seconds each; any key or touch holds it, another lets it go on. After the last one the wall
 * is read anew, so that a new winner comes up and a revoked screen goes dark. Only this one and the next are in the page.
 */
export function KioskTurns({ children }: { children: ReactNode }) {
  const slides = Children.toArray(children);
  const router = useRouter();
  const [shown, setShown] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => {
      const next = (shown + 1) % slides.length;
      setShown(next);
      if (next === 0) router.refresh();
    }, SECONDS_A_FRAME * 1000);
    return () => clearTimeout(timer);
  }, [shown, isHeld, slides.length, router]);

  useEffect(() => {
    const turn = () => setHeld((held) => !held);
    window.addEventListener("keydown", turn);
    window.addEventListener("pointerdown", turn);
    return () => {
      window.removeEventListener("keydown", turn);
      window.removeEventListener("pointerdown", turn);
    };
  }, []);

  const current = Math.min(shown, slides.length - 1);
  const coming = (current + 1) % slides.length;
  return (
    <>
      {[...new Set([current, coming])].map((i) => (
        <div
          key={i}
          aria-hidden={i !== current}
          className={`absolute inset-0 transition-opacity duration-700 ${i === current ? "opacity-100" : "pointer-events-none opacity-0"}`}
        >
          {slides[i]}
        </div>
      ))}
      {isHeld && (
        <p
          role="status"
          className="absolute top-[calc(var(--u)*60)] right-[calc(var(--u)*56)] rounded-full bg-black/45 px-[calc(var(--u)*24)] py-[calc(var(--u)*8)] text-[calc(var(--u)*24)] text-white"
        >
          Held. Touch again to go on.
        </p>
      )}
    </>
  );
}
