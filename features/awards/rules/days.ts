/** A day on the company's clock, as people say it: "Friday 27 November". */
export function dayIn(time: Date, timeZone: string): string {
  return time
    .toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone })
    .replace(",", "");
}

/** A day and a time on the company's clock: "Friday 27 November at 15:00". */
export function momentIn(time: Date, timeZone: string): string {
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${dayIn(time, timeZone)} at ${clock}`;
}

/** 1 as "1st", 22 as "22nd". */
export function ordinal(day: number): string {
  const ending = { one: "st", two: "nd", few: "rd", other: "th" }[
    new Intl.PluralRules("en-GB", { type: "ordinal" }).select(day) as "one" | "two" | "few" | "other"
  ];
  return `${day}${ending}`;
}
