import clsx from "clsx";
import type { ReactNode } from "react";

type LineProps = {
  sign: "+" | "!" | "=" | "~" | "→" | "−" | "×";
  count: number;
  words: string;
  children?: ReactNode;
};

/** One line of the diff: sign, number in sign type, words. */
export function Line({ sign, count, words, children }: LineProps) {
  const tone = sign === "+" ? "text-basil" : sign === "×" ? "text-tomato-ink" : "text-ink";
  return (
    <div className="grid grid-cols-[20px_minmax(64px,auto)_1fr] items-baseline gap-x-3 py-3.5 sm:grid-cols-[20px_88px_1fr]">
      <span aria-hidden="true" className={clsx("font-sign text-lead", tone)}>
        {sign}
      </span>
      <span className="font-sign text-card tabular">{count}</span>
      <p>
        <b>{words}</b> <span className="text-ink-2">{children}</span>
      </p>
    </div>
  );
}
