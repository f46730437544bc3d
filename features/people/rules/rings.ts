/** Somebody whose leads run in a ring; `line` null for whoever is not in the file. */
export type RingMember = {
  id: string;
  managerId: string;
  name: string;
  email: string;
  line: number | null;
};

/** Of a longer ring the page shows its beginning. */
const NAMES_AT_MOST = 12;

/** Every ring once, told at its first line in the file. */
export function ringWords(
  members: readonly RingMember[],
): { line: number; value: string; sentence: string }[] {
  const somebody = new Map(members.map((person) => [person.id, person]));
  const told = new Set<string>();
  return members.flatMap((start) => {
    if (told.has(start.id)) return [];
    const ring: RingMember[] = [];
    for (let at: RingMember | undefined = start; at && !told.has(at.id); at = somebody.get(at.managerId)) {
      told.add(at.id);
      ring.push(at);
    }
    return [words(ring)];
  });
}

/** @param ring beginning with its first line in the file */
function words(ring: RingMember[]): { line: number; value: string; sentence: string } {
  const [first, second] = ring as [RingMember, RingMember | undefined];
  const names = ring
    .slice(0, NAMES_AT_MOST)
    .map(({ name, line }) => (line ? `${name} (line ${line})` : name));
  if (ring.length > NAMES_AT_MOST) names.push(`${ring.length - NAMES_AT_MOST} more, who`);
  const sentence =
    ring.length === 1
      ? `${first.name} would report to themselves. Leave this cell empty for whoever stands at the top.`
      : `These leads run in a circle: ${names.join(" reports to ")} reports to ${first.name}.`;
  return { line: first.line ?? 0, value: second?.email ?? first.email, sentence };
}
