import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Mapping, mappingProblems, type Problem } from "../rules/columns";
import { watchDays } from "../rules/dates";
import { pictureStems } from "../rules/picture-names";
import type { FileRow } from "../rules/read-file";
import { type Columns, columnsByMeaning, type RowPerson, readRow, widthProblem } from "../rules/read-rows";
import { sameWords } from "../rules/same-words";
import type { Draft } from "./drafts";
import { json } from "./json-rows";

const ROWS_AT_ONCE = 500;

/**
 * Reads every row of a draft as a person by what the columns mean, a few hundred in memory at a time, and keeps what is
 * wrong with each by itself. Rows that were left out are passed over.
 * @param tell takes how many rows were checked
 * @returns whether there are people to plan for: a mapping that lacks a column leaves none
 */
export async function checkRows(
  draft: Draft,
  tell: (rows: number) => Promise<void> = async () => {},
): Promise<boolean> {
  const db = getDb();
  await db.execute(sql`delete from import_people where draft_id = ${draft.id}`);
  await db.execute(sql`delete from import_problems where draft_id = ${draft.id}`);
  const lacking = mappingProblems(draft, draft.mapping as Mapping);
  if (lacking.length > 0) {
    await addProblems(db, draft.id, lacking);
    return false;
  }
  const columns = columnsByMeaning(draft.header, draft.mapping);
  const order = await dayOrderIn(db, draft, columns);
  let checked = 0;
  for await (const rows of rowsOf(db, draft.id)) {
    const problems: Problem[] = [];
    const people: RowPerson[] = [];
    for (const row of rows) {
      const wrong = widthProblem(draft.header.length, row);
      if (wrong) problems.push(wrong);
      else people.push(readRow(row, columns, order, problems));
    }
    await addPeople(db, draft.id, people);
    if (problems.length > 0) await addProblems(db, draft.id, problems);
    checked += rows.length;
    await tell(checked);
  }
  await db.execute(sql`analyze import_people`);
  return true;
}

async function* rowsOf(db: Db, draftId: string): AsyncGenerator<FileRow[]> {
  for (let line = 0; ; ) {
    const rows = (await db.execute(sql`
      select line, cells from import_rows where draft_id = ${draftId} and line > ${line} and not left_out
      order by line limit ${ROWS_AT_ONCE}`)) as unknown as FileRow[];
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    line = last.line;
  }
}

async function dayOrderIn(db: Db, draft: Draft, { startedOn }: Columns) {
  const days = watchDays();
  for (let line = 0; startedOn; ) {
    const rows = await db.execute(sql`
      select line, left(cells ->> ${startedOn.index}::int, 40) as day from import_rows
      where draft_id = ${draft.id} and line > ${line} and not left_out order by line limit ${ROWS_AT_ONCE * 10}`);
    for (const { day } of rows) if (day) days.see(String(day));
    const last = rows.at(-1);
    if (!last) break;
    line = Number(last.line);
  }
  return days.order();
}

async function addPeople(db: Db, draftId: string, people: readonly RowPerson[]): Promise<void> {
  await db.execute(sql`
    insert into import_people select r.* from jsonb_populate_recordset(null::import_people, ${json(people.map((person) => stored(draftId, person)))}) r`);
}

/** A row's columns as the table has them, with what it is compared by. */
function stored(draftId: string, person: RowPerson) {
  const key = (words: string | null) => (words === null ? null : sameWords(words));
  return {
    draft_id: draftId,
    line: person.line,
    external_id: person.externalId,
    number_key: key(person.externalId),
    email: person.email,
    mail_key: sameWords(person.email),
    given_name: person.givenName,
    family_name: person.familyName,
    name_key: sameWords(`${person.givenName} ${person.familyName}`.trim()),
    title: person.title,
    team: person.team,
    team_key: key(person.team),
    department: person.department,
    department_key: key(person.department),
    business_unit: person.businessUnit,
    business_unit_key: key(person.businessUnit),
    manager: person.manager,
    manager_key: key(person.manager),
    started_on: person.startedOn,
    picture: person.picture,
    picture_stems: pictureStems(person),
  };
}

async function addProblems(db: Db, draftId: string, problems: readonly Problem[]): Promise<void> {
  await db.execute(sql`
    insert into import_problems (draft_id, line, column_index, column_name, value, sentence, fix)
    select ${draftId}, r.line, r."index", r."column", r.value, r.sentence, r.fix
    from jsonb_to_recordset(${json(problems)}) as r(line integer, "index" integer, "column" text, value text, sentence text, fix text)`);
}
