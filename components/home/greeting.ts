/** "Morning, Susan." by the server's clock; nights count as evening. */
export function greeting(givenName: string, time: Date): string {
  const hour = time.getHours();
  const word = hour >= 5 && hour < 12 ? "Morning" : hour >= 12 && hour < 18 ? "Afternoon" : "Evening";
  return `${word}, ${givenName}.`;
}

/** "Thursday 19 November". */
export function longDay(time: Date): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" })
    .format(time)
    .replace(",", "");
}
