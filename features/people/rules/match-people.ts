import type { Problem } from "./columns";
import type { Directory, KnownPerson } from "./directory";
import type { Columns, RowPerson } from "./read-rows";

/** A row and the person it is about: somebody the portal knows, or somebody new under a fresh id. */
export type Matched = { id: string; row: RowPerson; known: KnownPerson | null };

/**
 * Finds out whom each row is about: by number first, by address second. So a renamed person, one with a new address and
 * the admin who opened the portal stay themselves.
 */
export function matchPeople(
  rows: readonly RowPerson[],
  columns: Columns,
  directory: Directory,
  newId: () => string,
): { matched: Matched[]; problems: Problem[] } {
  const byNumber = indexBy(directory.people, (person) => person.externalId);
  const byMail = indexBy(directory.people, (person) => person.email);
  const claimed = new Map<string, number>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const known = row.externalId && byNumber.get(row.externalId.toLowerCase());
    if (known) claimed.set(known.id, row.line);
  }
  const matched = rows.map((row) => {
    const numbered = row.externalId ? byNumber.get(row.externalId.toLowerCase()) : undefined;
    const addressed = byMail.get(row.email.toLowerCase());
    const takenBy = addressed && (numbered ? addressed !== numbered : claimed.has(addressed.id));
    if (addressed && takenBy) {
      const name = `${addressed.givenName} ${addressed.familyName}`;
      const number = addressed.externalId ? `, number ${addressed.externalId}` : "";
      const sentence = `This address belongs to ${name}${number} so far. Give them their new one first, in a file of its own.`;
      problems.push({ line: row.line, column: columns.email?.header ?? null, value: row.email, sentence });
    }
    const known = numbered ?? (takenBy ? undefined : addressed) ?? null;
    if (known) claimed.set(known.id, row.line);
    return { id: known?.id ?? newId(), row, known };
  });
  return { matched, problems };
}

/** An index by a key without case; whoever has no key is left out. */
export function indexBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T> {
  const index = new Map<string, T>();
  for (const item of items) {
    const value = key(item);
    if (value) index.set(value.toLowerCase(), item);
  }
  return index;
}
