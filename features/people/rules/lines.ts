import type { Problem } from "./columns";
import type { Directory } from "./directory";
import { indexBy, type Matched } from "./match-people";
import type { Columns } from "./read-rows";

/** Everybody's manager once the file is applied, by person id; null for whoever stands at the top. */
export type Lines = Map<string, string | null>;

type Somebody = { id: string; email: string; externalId: string | null; name: string; line: number | null };

/**
 * Who reports to whom: rows by what their manager cell says, everybody else as before. A manager may be named by mail,
 * by number, or by a name that only one person has.
 */
export function drawLines(
  matched: readonly Matched[],
  columns: Columns,
  directory: Directory,
): { lines: Lines; problems: Problem[] } {
  const everybody = whoIsThere(matched, directory);
  const lines: Lines = new Map();
  const inFile = new Set(matched.map((person) => person.id));
  for (const known of directory.people) {
    if (!known.hasLeft && !inFile.has(known.id)) lines.set(known.id, known.managerId);
  }
  const find = finder(everybody);
  const problems: Problem[] = [];
  for (const { id, row, known } of matched) {
    const named = columns.manager ? row.manager : null;
    const managerId = named ? find(named) : columns.manager ? null : (known?.managerId ?? null);
    if (managerId === undefined)
      problems.push(unknownManager(row.line, columns, named ?? "", problems.length < 20 ? everybody : []));
    lines.set(id, managerId ?? null);
  }
  return { lines, problems: [...problems, ...circles(lines, everybody, columns)] };
}

/** The managers above somebody, nearest first. `lines` must have no circle. */
export function above(lines: Lines, id: string): string[] {
  const line: string[] = [];
  for (let up = lines.get(id) ?? null; up; up = lines.get(up) ?? null) line.push(up);
  return line;
}

function whoIsThere(matched: readonly Matched[], directory: Directory): Somebody[] {
  const inFile = new Set(matched.map((person) => person.id));
  const others = directory.people.filter((known) => !known.hasLeft && !inFile.has(known.id));
  return [
    ...matched.map(({ id, row }) => ({ ...row, id, name: `${row.givenName} ${row.familyName}` })),
    ...others.map((known) => ({ ...known, name: `${known.givenName} ${known.familyName}`, line: null })),
  ];
}

function finder(everybody: readonly Somebody[]): (named: string) => string | undefined {
  const byMail = indexBy(everybody, (person) => person.email);
  const byNumber = indexBy(everybody, (person) => person.externalId);
  const byName = new Map<string, string | undefined>();
  for (const { name, id } of everybody) {
    byName.set(name.toLowerCase(), byName.has(name.toLowerCase()) ? undefined : id);
  }
  return (named) => {
    const key = named.toLowerCase();
    return (byMail.get(key) ?? byNumber.get(key))?.id ?? byName.get(key);
  };
}

function unknownManager(
  line: number,
  columns: Columns,
  value: string,
  everybody: readonly Somebody[],
): Problem {
  const near = nearest(value, everybody);
  const meant = near ? ` ${near.name} has ${near.email}.` : "";
  const sentence = `Nobody in this file or in the portal answers to this.${meant}`;
  return { line, column: columns.manager?.header ?? null, value, sentence };
}

/** Whoever's address differs by a letter or two. */
function nearest(value: string, everybody: readonly Somebody[]): Somebody | null {
  if (value.length < 5 || everybody.length > 5000) return null;
  const key = value.toLowerCase();
  let best: { person: Somebody; steps: number } | null = null;
  for (const person of everybody) {
    if (Math.abs(person.email.length - key.length) > 2) continue;
    const steps = distance(key, person.email.toLowerCase());
    if (steps <= 2 && steps < (best?.steps ?? 3)) best = { person, steps };
  }
  return best?.person ?? null;
}

/** Letters to change, put in or take out to get from one word to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Every circle once, told at its first line in the file. */
function circles(lines: Lines, everybody: readonly Somebody[], columns: Columns): Problem[] {
  const somebody = new Map(everybody.map((person) => [person.id, person]));
  const settled = new Set<string>();
  const problems: Problem[] = [];
  for (const start of lines.keys()) {
    const walked: string[] = [];
    let at: string | null = start;
    while (at && !settled.has(at)) {
      settled.add(at);
      walked.push(at);
      at = lines.get(at) ?? null;
    }
    const back = at ? walked.indexOf(at) : -1;
    if (back >= 0) problems.push(circle(walked.slice(back), somebody, columns));
  }
  return problems;
}

function circle(ids: string[], somebody: Map<string, Somebody>, columns: Columns): Problem {
  const ring = ids.map((id) => somebody.get(id)).filter((person) => person !== undefined);
  const first = ring.reduce((a, b) => ((b.line ?? Infinity) < (a.line ?? Infinity) ? b : a));
  const turned = [...ring.slice(ring.indexOf(first)), ...ring.slice(0, ring.indexOf(first))];
  const names = turned.map((person) => (person.line ? `${person.name} (line ${person.line})` : person.name));
  const sentence =
    ring.length === 1
      ? `${first.name} would report to themselves. Leave this cell empty for whoever stands at the top.`
      : `These leads run in a circle: ${names.join(" reports to ")} reports to ${first.name}.`;
  const value = turned[1]?.email ?? first.email;
  return { line: first.line ?? 0, column: columns.manager?.header ?? null, value, sentence };
}
