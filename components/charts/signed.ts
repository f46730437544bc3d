/** A score with its sign: +44, −7 (true minus), 0. */
export function signed(score: number): string {
  const whole = Math.round(score);
  if (whole === 0) return "0";
  return whole > 0 ? `+${whole}` : `−${-whole}`;
}

/** The same for a voice: "plus 44", "minus 7", "0". */
export function spoken(score: number): string {
  const whole = Math.round(score);
  if (whole === 0) return "0";
  return whole > 0 ? `plus ${whole}` : `minus ${-whole}`;
}

const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** A count at the start of a sentence: "Ten", "Eleven" and on as figures. */
export function counted(count: number): string {
  return small[count] ?? String(count);
}
