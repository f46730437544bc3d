"use client";

import { type MouseEvent, type ReactNode, useId, useRef } from "react";

/** The face that opens the menu. The browser's own popover does the work; following a link closes it. */
export function FaceMenu({ face, label, children }: { face: ReactNode; label: string; children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);

  function closeAfterLink(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest("a")) panel.current?.hidePopover();
  }

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className="grid size-11 place-items-center rounded-full bg-white leading-none shadow-card"
      >
        {face}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to its links, is none itself */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter is a click too */}
      <div
        id={id}
        ref={panel}
        popover="auto"
        onClick={closeAfterLink}
        className="fixed inset-auto top-16 right-3 w-72 max-w-[calc(100vw-24px)] rounded-well border border-line bg-paper p-2.5 text-ink shadow-lifted [--ring:var(--ink)] min-[84rem]:right-[calc((100vw-80rem)/2)]"
      >
        {children}
      </div>
    </>
  );
}
