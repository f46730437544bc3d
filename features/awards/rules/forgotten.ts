/** A team or department, how many sit in it, and how many cases of the year were for somebody there. */
export type PutUp = {
  id: string;
  parentId: string | null;
  name: string;
  kind: string;
  people: number;
  cases: number;
};

export type Forgotten = {
  id: string;
  name: string;
  kind: string;
  people: number;
  /** How likely nobody there is put up when every case goes to anybody alike. */
  byLuck: number;
};

/**
 * Units of which nobody was put up, those that luck explains least first. With `m` of `M` people in a unit and `n` cases,
 * luck alone leaves it out with probability (1 − m/M)ⁿ, each case falling on anybody alike. A business unit whose people all
 * sit in one department of it is not named beside that department.
 */
export function forgottenUnits(
  units: readonly PutUp[],
  company: { people: number; cases: number },
): Forgotten[] {
  return units
    .filter(({ people, cases }) => people > 0 && cases === 0)
    .filter(({ id, people }) => !units.some((one) => isAllOf(one, id, people)))
    .map(({ id, name, kind, people }) => ({
      id,
      name,
      kind,
      people,
      byLuck: (1 - Math.min(1, people / Math.max(1, company.people))) ** company.cases,
    }))
    .sort((a, b) => a.byLuck - b.byLuck || (a.name < b.name ? -1 : 1));
}

function isAllOf(one: PutUp, unitId: string, people: number): boolean {
  return one.kind !== "team" && one.parentId === unitId && one.people === people;
}

/** The fewest teams from which at least half of all voices came. */
export function halfOfVoices(perTeam: readonly number[]): { teams: number; voices: number; all: number } {
  const all = perTeam.reduce((sum, count) => sum + count, 0);
  let [teams, voices] = [0, 0];
  for (const count of [...perTeam].sort((a, b) => b - a)) {
    if (voices * 2 >= all) break;
    teams += 1;
    voices += count;
  }
  return { teams, voices, all };
}

/** Odds in words: "about one year in three", "almost never". */
export function luckWords(byLuck: number): string {
  if (byLuck > 0.5) return "most years";
  if (byLuck < 0.01) return "hardly ever";
  return `about one year in ${Math.round(1 / byLuck)}`;
}
