"use client";

import { useRef, useState } from "react";
import { HalfPizza } from "./half-pizza";
import { useDigits } from "./use-digits";

const NUMBERS = Array.from({ length: 11 }, (_, i) => i);

/**
 * The score as a radio group: arrows move, digits jump (1 then 0 is ten), the slices answer to touch. On a very narrow or
 * much enlarged screen a plain row of numbers takes the pizza's place.
 */
export function ScoreStep({
  question,
  score,
  onScore,
}: {
  question: string;
  score: number | undefined;
  onScore: (score: number) => void;
}) {
  const [focused, setFocused] = useState<number>();
  const group = useRef<HTMLDivElement>(null);
  const choose = (number: number) => {
    onScore(number);
    group.current?.querySelectorAll<HTMLInputElement>("input")[number]?.focus({ preventScroll: true });
  };
  const jump = useDigits(choose);
  return (
    <fieldset className="flex flex-1 flex-col" onKeyDown={jump}>
      <legend className="contents">
        <h1 className="font-sign text-[33px] leading-[1.06] text-balance sm:text-[38px]">{question}</h1>
      </legend>
      <p className="mt-3 text-ink-2 max-[19rem]:hidden">Lift the slice that fits.</p>
      <div className="flex flex-1 flex-col justify-center py-8">
        <div className="max-[19rem]:hidden">
          <HalfPizza chosen={score} focused={focused} onChoose={choose} />
        </div>
        <div
          ref={group}
          className="sr-only max-[19rem]:not-sr-only max-[19rem]:grid max-[19rem]:grid-cols-4 max-[19rem]:gap-2"
        >
          {NUMBERS.map((number) => (
            <label key={number} className="block">
              <input
                type="radio"
                name="score"
                value={number}
                checked={score === number}
                aria-label={`${number} of 10`}
                onChange={() => onScore(number)}
                onFocus={(event) => event.target.matches(":focus-visible") && setFocused(number)}
                onBlur={() => setFocused(undefined)}
                className="peer sr-only"
              />
              <span className="grid min-h-11 place-items-center rounded-button border-[1.5px] border-line-strong font-semibold peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-3">
                {number}
              </span>
            </label>
          ))}
        </div>
        <p className="mt-2 flex justify-between text-small font-medium text-ink-2">
          <span>0, not at all</span>
          <span>10, extremely</span>
        </p>
      </div>
    </fieldset>
  );
}
