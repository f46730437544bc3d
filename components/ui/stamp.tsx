import clsx from "clsx";
import type { ReactNode } from "react";

/** A rubber stamp: `basil` for Served and Counted, `oven` for In the oven. */
export function Stamp({ tone, children }: { tone: "basil" | "oven"; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-block -rotate-6 rounded-small border-[2.5px] bg-paper/85 px-3 py-1 font-sign text-[17px] leading-tight tracking-tight",
        tone === "basil" ? "border-basil text-basil" : "border-crust-deep text-crust-deep",
      )}
    >
      {children}
    </span>
  );
}
