import type { Mapping, Problem } from "./columns";
import { mappingProblems } from "./columns";
import type { Directory, ReadyPicture, TeamRule } from "./directory";
import { drawLines, type Lines } from "./lines";
import { type Matched, matchPeople } from "./match-people";
import { type MatchedPictures, matchPictures } from "./match-pictures";
import type { FileTable } from "./read-file";
import { type RowPerson, readRows } from "./read-rows";
import { type PlannedSeat, type PlannedTeam, planSeats } from "./seating";
import { groupPeople } from "./tables";
import { type PlannedUnit, planUnits } from "./units";

/** Somebody as they will stand in the directory, and what that changes. */
export type PlannedPerson = {
  id: string;
  line: number;
  kind: "join" | "return" | "change" | "same";
  row: RowPerson;
  managerId: string | null;
  /** A picture for whoever has none yet; one that somebody chose themselves is never replaced. */
  pictureId: string | null;
};

/** Everything a file would do, computed and not done. With problems, nothing of it may be done. */
export type Plan = {
  problems: Problem[];
  people: PlannedPerson[];
  /** Business units and departments, and the company itself. */
  units: PlannedUnit[];
  teams: PlannedTeam[];
  seats: PlannedSeat[];
  emptied: string[];
  unseated: string[];
  /** People the portal has and the file has not. They stay. */
  missing: string[];
  pictures: MatchedPictures;
};

/**
 * Lays a file over the directory and says what would change: who joins, moves and changes, which tables there are, which
 * rows are wrong and where. Pure: nothing is read or written, `newId` gives new people and units their ids.
 */
export function planImport(
  table: FileTable,
  mapping: Mapping,
  rule: TeamRule,
  directory: Directory,
  pictures: readonly ReadyPicture[],
  newId: () => string,
): Plan {
  const lacking = mappingProblems(table, mapping);
  if (lacking.length > 0) return nothing(lacking);
  const { people: rows, problems: wrongRows, columns } = readRows(table, mapping);
  const { matched, problems: wrongMatches } = matchPeople(rows, columns, directory, newId);
  const { lines, problems: wrongLines } = drawLines(matched, columns, directory);
  const matchedPictures = matchPictures(matched, columns, pictures);
  const problems = [...wrongRows, ...wrongMatches, ...wrongLines, ...matchedPictures.problems];
  if (problems.length > 0) return { ...nothing(inOrder(problems)), pictures: matchedPictures };

  const upper = planUnits(matched, lines, directory, newId);
  const groups = groupPeople(rule, matched, lines, upper);
  const seating = planSeats(rule, groups, matched, lines, upper, columns, directory, newId);
  const inFile = new Set(matched.map((person) => person.id));
  return {
    ...seating,
    problems: inOrder(seating.problems),
    people: matched.map((person) => planPerson(person, lines, matchedPictures)),
    units: upper.units,
    missing: directory.people.filter(({ id, hasLeft }) => !hasLeft && !inFile.has(id)).map(({ id }) => id),
    pictures: matchedPictures,
  };
}

/** Whether applying a plan would leave everything as it is. */
export function changesNothing(plan: Plan): boolean {
  return (
    plan.problems.length === 0 &&
    plan.people.every((person) => person.kind === "same") &&
    plan.seats.length === 0 &&
    [...plan.units, ...plan.teams].every((unit) => !unit.isNew && !unit.isChanged)
  );
}

/** A problem as one sentence: file, line, column, what is wrong. */
export function problemWords(fileName: string, problem: Problem): string {
  const column = problem.column ? `, column ${problem.column}` : "";
  return `${fileName}, line ${problem.line}${column}: ${problem.sentence}`;
}

function planPerson({ id, row, known }: Matched, lines: Lines, pictures: MatchedPictures): PlannedPerson {
  const managerId = lines.get(id) ?? null;
  const pictureId = known?.pictureId ? null : (pictures.pictureOf.get(id) ?? null);
  const planned = { id, line: row.line, row, managerId, pictureId };
  if (!known) return { ...planned, kind: "join" };
  if (known.hasLeft) return { ...planned, kind: "return" };
  const changed =
    pictureId !== null ||
    managerId !== known.managerId ||
    (row.externalId ?? known.externalId) !== known.externalId ||
    row.email !== known.email ||
    row.givenName !== known.givenName ||
    row.familyName !== known.familyName ||
    (row.title ?? known.title) !== known.title ||
    (row.startedOn ?? known.startedOn) !== known.startedOn;
  return { ...planned, kind: changed ? "change" : "same" };
}

function nothing(problems: Problem[]): Plan {
  const pictures = { pictureOf: new Map(), without: 0, spare: [], problems: [] };
  return {
    problems,
    people: [],
    units: [],
    teams: [],
    seats: [],
    emptied: [],
    unseated: [],
    missing: [],
    pictures,
  };
}

function inOrder(problems: Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line);
}
