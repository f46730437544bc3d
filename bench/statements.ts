import { readFile } from "node:fs/promises";

/** A statement as the database ran it, its parameters in PostgreSQL's text form. */
export type Statement = { text: string; parameters: (string | null)[] };

const HEAD = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \w+ \[(\d+)\] (\w+): {2}(.*)$/;

/**
 * The statements that the server's log tells of between the marks `begin` and `end`, which are comments that were sent
 * as statements, in the order they ran.
 */
export async function readStatements(log: string, begin: string, end: string): Promise<Statement[]> {
  const entries = entriesOf(await readFile(log, "utf8"));
  const from = entries.findLastIndex(({ text }) => text.includes(begin));
  const to = entries.findLastIndex(({ text }) => text.includes(end));
  if (from < 0 || to < from) throw new Error("the marks are not in the server's log");
  // The driver's question for types, when a connection was opened just then, is no part of the page.
  return statementsOf(entries.slice(from + 1, to)).filter(({ text }) => !text.includes("pg_catalog.pg_type"));
}

type Entry = { backend: string; kind: string; text: string };

function entriesOf(log: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of log.split("\n")) {
    const [, backend, kind, text] = HEAD.exec(line) ?? [];
    const last = entries.at(-1);
    if (backend && kind) entries.push({ backend, kind, text: text ?? "" });
    else if (last) last.text += `\n${line.replace(/^\t/, "")}`;
  }
  return entries;
}

function statementsOf(entries: Entry[]): Statement[] {
  const statements: Statement[] = [];
  const latest = new Map<string, Statement>();
  for (const { backend, kind, text } of entries) {
    const [, statement] = /^(?:statement|execute [^:]*): ([\s\S]*)$/.exec(text) ?? [];
    if (kind === "LOG" && statement !== undefined) {
      const found = { text: statement.trim(), parameters: [] };
      latest.set(backend, found);
      statements.push(found);
    }
    const mine = latest.get(backend);
    if (kind === "DETAIL" && mine && /^parameters: /i.test(text)) mine.parameters = parametersOf(text);
  }
  return statements;
}

/** `Parameters: $1 = 'it''s', $2 = NULL` */
function parametersOf(detail: string): (string | null)[] {
  return [...detail.matchAll(/\$\d+ = (NULL|'((?:[^']|'')*)')/g)].map(([, whole, quoted]) =>
    whole === "NULL" ? null : (quoted ?? "").replaceAll("''", "'"),
  );
}
