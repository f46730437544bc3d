import { type KeyboardEvent, useRef } from "react";

/** Ten is typed as 1 and 0, the second within this many milliseconds. */
const TYPED_TOGETHER = 1000;

/** Digits jump to their number in a group of radio buttons that goes up to `most`. @returns what listens to keys */
export function useDigits(choose: (number: number) => void, most = 10) {
  const last = useRef({ digit: -1, at: 0 });
  return (event: KeyboardEvent) => {
    if (!/^[0-9]$/.test(event.key)) return;
    const digit = Number(event.key);
    const { digit: before, at } = last.current;
    const isTen = most >= 10 && before === 1 && digit === 0 && event.timeStamp - at < TYPED_TOGETHER;
    last.current = { digit, at: event.timeStamp };
    choose(isTen ? 10 : Math.min(digit, most));
  };
}
