"use client";

import { useLayoutEffect, useRef } from "react";

/** Size of a name on the office screen, in pixels of its drawing. */
const LARGEST = 86;
/** A name that needs less than this to stand on one line takes two. */
const SMALLEST_ON_ONE_LINE = 60;

/** A name as large as its place allows: on one line, or on two whole ones. No name is ever broken. */
export function FitName({ name }: { name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    const shrink = () => {
      const place = heading.current;
      if (!place) return;
      place.style.setProperty("--size", String(LARGEST));
      place.style.whiteSpace = "nowrap";
      const line = Math.floor((LARGEST * place.clientWidth) / Math.max(place.scrollWidth, 1));
      if (line >= SMALLEST_ON_ONE_LINE)
        return place.style.setProperty("--size", String(Math.min(line, LARGEST)));
      place.style.whiteSpace = "normal";
      const widest = Math.max(...[...place.children].map((word) => (word as HTMLElement).offsetWidth));
      const word = Math.floor((LARGEST * place.clientWidth) / Math.max(widest, 1));
      // Three words and more may need a step or two down to stand on two lines.
      const lines = name.length > 40 ? 0.72 : 1;
      place.style.setProperty("--size", String(Math.min(word, LARGEST * lines)));
    };
    shrink();
    document.fonts.ready.then(shrink);
    window.addEventListener("resize", shrink);
    return () => window.removeEventListener("resize", shrink);
  }, [name]);

  return (
    <h1
      ref={heading}
      className="font-sign text-[length:calc(var(--u)*var(--size,60))] leading-[1.04] text-wall-title text-wrap"
    >
      {name.split(/\s+/).flatMap((word, i) => [
        ...(i > 0 ? [" "] : []),
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name stay where they are
        <span key={i} className="inline-block">
          {word}
        </span>,
      ])}
    </h1>
  );
}
