"use client";

import { Children, type ReactNode, useEffect, useRef, useState } from "react";

/** The tickets under the rail: a row on a desk, on a phone a carousel that snaps, with a dot for each. */
export function RailDots({ children }: { children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const count = Children.count(children);

  useEffect(() => {
    const root = list.current;
    if (!root) return;
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) setCurrent(Array.from(root.children).indexOf(entry.target));
        }
      },
      { root, threshold: 0.7 },
    );
    for (const child of root.children) seen.observe(child);
    return () => seen.disconnect();
  }, []);

  return (
    <>
      <ul
        ref={list}
        className="-mx-3 -mt-2.25 flex snap-x snap-mandatory items-start gap-3.5 overflow-x-auto px-6.5 pb-7 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:gap-5.5 sm:overflow-visible"
      >
        {children}
      </ul>
      {count > 1 && (
        <div aria-hidden="true" className="-mt-1.5 mb-3 flex justify-center gap-1.75 sm:hidden">
          {Array.from({ length: count }, (_, i) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place
              key={i}
              className={
                i === current ? "h-2 w-5.5 rounded-full bg-ink" : "size-2 rounded-full bg-line-strong"
              }
            />
          ))}
        </div>
      )}
    </>
  );
}
