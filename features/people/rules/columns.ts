/** What a column can mean, with its words on the mapping screen. */
export const MEANINGS = {
  externalId: "Number in HR",
  givenName: "First name",
  familyName: "Last name",
  fullName: "Full name",
  email: "Mail",
  title: "Title",
  team: "Team",
  department: "Department",
  businessUnit: "Business unit",
  manager: "Their lead",
  startedOn: "First day",
  picture: "Picture",
  ignore: "Leave it out",
} as const;

export type Meaning = keyof typeof MEANINGS;

/** By column, counted from 0: what it means. */
export type Mapping = Record<string, Meaning>;

export type Guess = { meaning: Meaning; certain: boolean };

/** What is wrong with a file, where, and which part of it. `column` is the header's word for it. */
export type Problem = {
  line: number;
  column: string | null;
  /** Where that column stands, counted from 0; null when it is the whole row. */
  index: number | null;
  /** The cell as it stands. */
  value?: string;
  sentence: string;
  /** What would probably be right. */
  fix?: string;
};

/** The beginning of a file: enough to guess its columns by. */
export type FileStart = { header: readonly string[]; rows: readonly { cells: readonly string[] }[] };

type Known = { certain: string[]; likely: string[] };

/** Header words of HR systems in the languages we meet most, without case, accents and signs. */
const WORDS: Record<Exclude<Meaning, "ignore">, Known> = {
  externalId: {
    certain: ["employeeid", "externalid", "personid", "personnelnumber", "staffno", "staffnumber", "staffid"],
    likely: [
      "id",
      "number",
      "employeenumber",
      "workerid",
      "payrollnumber",
      "personalnummer",
      "matricule",
      "no",
    ],
  },
  givenName: {
    certain: ["firstname", "givenname", "forename"],
    likely: ["first", "given", "vorname", "prenom", "nombre", "voornaam", "preferredname"],
  },
  familyName: {
    certain: ["lastname", "familyname", "surname"],
    likely: ["last", "family", "nachname", "nom", "apellido", "apellidos", "achternaam"],
  },
  fullName: { certain: ["fullname", "displayname"], likely: ["name", "employeename", "employee", "person"] },
  email: {
    certain: ["email", "workemail", "mail", "workmail", "emailaddress", "mailaddress"],
    likely: [
      "businessemail",
      "companyemail",
      "primaryemail",
      "workemailaddress",
      "correo",
      "courriel",
      "login",
      "upn",
    ],
  },
  title: {
    certain: ["title", "jobtitle"],
    likely: ["job", "position", "role", "stelle", "poste", "puesto", "functie", "businesstitle"],
  },
  team: { certain: ["team", "teamname"], likely: ["squad", "crew", "table", "group", "equipe", "equipo"] },
  department: {
    certain: ["department", "departmentname"],
    likely: ["dept", "abteilung", "departement", "afdeling"],
  },
  businessUnit: {
    certain: ["businessunit"],
    likely: ["division", "bu", "area", "bereich", "sector", "branch"],
  },
  manager: {
    certain: ["manageremail", "managermail", "leademail", "leadmail"],
    likely: [
      "manager",
      "managerid",
      "managername",
      "supervisor",
      "supervisoremail",
      "reportsto",
      "lead",
      "boss",
    ],
  },
  startedOn: {
    certain: ["startdate", "firstday"],
    likely: ["hiredate", "dateofhire", "joined", "joiningdate", "start", "eintritt", "eintrittsdatum"],
  },
  picture: {
    certain: ["photo", "picture"],
    likely: ["image", "portrait", "avatar", "photofile", "foto", "bild"],
  },
};

/** Guesses what each column means, by its name first and by what stands in it second. One guess a column, in order. */
export function guessColumns(table: FileStart): Guess[] {
  const guesses = table.header.map(byName);
  keepTheSurest(table.header, guesses);
  if (guesses.some((guess) => guess.meaning === "email")) return guesses;
  const mails = table.header.findIndex((_, i) => guesses[i]?.meaning === "ignore" && holdsMails(table, i));
  if (mails >= 0) guesses[mails] = { meaning: "email", certain: false };
  return guesses;
}

/** The guesses as a mapping. */
export function mappingOf(guesses: readonly Guess[]): Mapping {
  return Object.fromEntries(guesses.map((guess, i) => [String(i), guess.meaning]));
}

/** What a mapping lacks or says twice. Empty when the file can be planned. */
export function mappingProblems(
  table: { header: readonly string[]; headerLine: number },
  mapping: Mapping,
): Problem[] {
  const meant = (meaning: Meaning) => columnsOf(table.header, mapping, meaning);
  const problems: Problem[] = [];
  const missing = (sentence: string) =>
    problems.push({ line: table.headerLine, column: null, index: null, sentence });
  if (meant("email").length === 0) missing("No column says Mail. Without it we cannot tell people apart.");
  if (meant("fullName").length === 0) {
    if (meant("givenName").length === 0) missing("No column says First name, and none says Full name.");
    if (meant("familyName").length === 0) missing("No column says Last name, and none says Full name.");
  }
  for (const meaning of Object.keys(MEANINGS) as Meaning[]) {
    const [first, second] = meant(meaning);
    if (meaning === "ignore" || first === undefined || second === undefined) continue;
    problems.push({
      line: table.headerLine,
      column: table.header[second] ?? null,
      index: null,
      value: table.header[second],
      sentence: `Columns ${first + 1} and ${second + 1} both say ${MEANINGS[meaning]}. Leave one of them out.`,
    });
  }
  return problems;
}

/** The columns, counted from 0, that bear a meaning. */
export function columnsOf(header: readonly string[], mapping: Mapping, meaning: Meaning): number[] {
  return header.map((_, i) => i).filter((i) => mapping[String(i)] === meaning);
}

/** The first cell of a column that is not empty, or its beginning: a page does not show a novel. */
export function sampleOf(table: Pick<FileStart, "rows">, column: number): string {
  for (const row of table.rows) if (row.cells[column]) return row.cells[column].slice(0, 200);
  return "";
}

function byName(header: string): Guess {
  const bare = header
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  for (const [meaning, known] of Object.entries(WORDS) as [Meaning, Known][]) {
    if (known.certain.includes(bare)) return { meaning, certain: true };
    if (known.likely.includes(bare)) return { meaning, certain: false };
  }
  return { meaning: "ignore", certain: true };
}

/** Of "Manager" and "Manager Email" the surer one counts. A header written twice stays doubled, and is a problem. */
function keepTheSurest(header: readonly string[], guesses: Guess[]): void {
  const best = new Map<Meaning, number>();
  guesses.forEach((guess, i) => {
    const held = best.get(guess.meaning);
    if (held === undefined || (guess.certain && !guesses[held]?.certain)) best.set(guess.meaning, i);
  });
  guesses.forEach((guess, i) => {
    const kept = best.get(guess.meaning) ?? i;
    if (header[kept]?.toLowerCase() !== header[i]?.toLowerCase())
      guesses[i] = { meaning: "ignore", certain: false };
  });
}

function holdsMails(table: Pick<FileStart, "rows">, column: number): boolean {
  const filled = table.rows.slice(0, 50).filter((row) => row.cells[column]);
  return filled.length > 0 && filled.every((row) => /^[^\s@]+@[^\s@]+$/.test(row.cells[column] ?? ""));
}

/** A problem as one sentence: file, line, column, what is wrong. */
export function problemWords(
  fileName: string,
  problem: Pick<Problem, "line" | "column" | "sentence">,
): string {
  const column = problem.column ? `, column ${problem.column}` : "";
  return `${fileName}, line ${problem.line}${column}: ${problem.sentence}`;
}
