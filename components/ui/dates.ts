const format = (options: Intl.DateTimeFormatOptions) => {
  const words = new Intl.DateTimeFormat("en-GB", options);
  return (time: Date) => words.format(time);
};

/** "19 November" */
export const day = format({ day: "numeric", month: "long" });

/** "19 November 2026" */
export const dayAndYear = format({ day: "numeric", month: "long", year: "numeric" });

/** "Friday 27 November at 12:00" */
export const dayAndHour = format({
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});
