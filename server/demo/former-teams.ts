/** A team that had another name until so many months ago, and two that became one. */
export const RENAMED = { name: "Trust and abuse", was: "Abuse desk", monthsAgo: 13 };
export const MERGED = {
  name: "Renewals",
  were: ["Renewals north", "Renewals south"],
  monthsAgo: 19,
} as const;

/** The team somebody sat in as the HR file of that time calls it. */
export function teamThen(
  { team, title, number }: { team: string; title: string; number: string },
  monthsAgo: number,
): string {
  if (team === RENAMED.name && monthsAgo > RENAMED.monthsAgo) return RENAMED.was;
  if (team !== MERGED.name || monthsAgo <= MERGED.monthsAgo) return team;
  const isNorth = title === "Renewals lead" || Number(number.replace(/\D/g, "")) % 2 === 0;
  return isNorth ? MERGED.were[0] : MERGED.were[1];
}
