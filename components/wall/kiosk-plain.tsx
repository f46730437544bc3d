"use client";

import { useEffect, useState } from "react";

/** A wall with nothing on it: before the first winner, or until the portal answers. */
export function KioskBare({ isWaiting }: { isWaiting: boolean }) {
  return (
    <div className="absolute inset-0 grid place-content-center text-center text-wall-ink">
      <h1 className="font-sign text-[length:calc(var(--u)*110)] leading-none text-wall-title">
        Wall of Fame
      </h1>
      <p className="mt-28 text-[length:calc(var(--u)*38)]">
        {isWaiting ? "Waiting for the portal." : "Every hook is free. The first story is yours to tell."}
      </p>
    </div>
  );
}

/** A screen whose token we do not know, or that was taken down. Nothing is kept on it any more. */
export function KioskDark() {
  return (
    <main
      id="main"
      className="fixed inset-0 grid place-content-center bg-[#0b0707] p-8 text-center text-[#8f8671]"
    >
      <h1 className="font-sign text-section">This screen is not on the wall</h1>
      <p className="mt-3 max-w-[46ch] text-lead">
        Its address is old, or somebody took it down. An admin can hang a new one under Administration,
        Screens.
      </p>
    </main>
  );
}

const SILENT_FOR_LONG = 5 * 60_000;

/** What is worth a small word in the corner: that somebody holds the screen, or how old its news is. */
export function KioskNote({
  heardAt,
  isAlone,
  isHeld,
}: {
  heardAt: number;
  isAlone: boolean;
  isHeld: boolean;
}) {
  const [time, setTime] = useState(0);
  useEffect(() => {
    const tell = () => setTime(Date.now());
    tell();
    const timer = setInterval(tell, 60_000);
    return () => clearInterval(timer);
  }, []);
  const isSilent = isAlone && heardAt > 0 && time - heardAt > SILENT_FOR_LONG;
  const words = isHeld ? "Held. Touch again to go on." : isSilent ? ageWords(time - heardAt) : null;
  if (!words) return null;
  return (
    <p
      role="status"
      className="absolute top-24 right-56 rounded-full bg-black/45 px-24 py-8 text-[length:calc(var(--u)*24)] text-white"
    >
      {words}
    </p>
  );
}

function ageWords(age: number): string {
  const minutes = Math.round(age / 60_000);
  if (minutes < 60) return `No network. Last news ${minutes} minutes ago.`;
  const hours = Math.round(minutes / 60);
  return `No network. Last news ${hours === 1 ? "an hour" : `${hours} hours`} ago.`;
}
