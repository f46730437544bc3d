import { type Guess, guessColumns, type Mapping, type Meaning, type Problem, sampleOf } from "./columns";
import { type Directory, type ReadyPicture, TEAM_RULES, type TeamRule } from "./directory";
import { changesNothing, type Plan, type PlannedPerson, planImport } from "./plan";
import { delimiterWords, type FileTable } from "./read-file";

/** Above this many rows only the chosen rule is planned for the screen. */
const ROWS_FOR_ALL_RULES = 5000;
const PROBLEMS_SHOWN = 50;

export type FileColumn = {
  index: number;
  header: string;
  sample: string;
  meaning: Meaning;
  guessed: boolean;
};
export type Somebody = { id: string; name: string; pictureId: string | null };
export type OverTeam = { id: string; name: string; people: number; over: number; lead: Somebody | null };
/** What a rule would make of the file; null where it was not tried. */
export type RuleTried = {
  rule: TeamRule;
  possible: boolean;
  teams: number | null;
  longest: { name: string; people: number } | null;
};
/** One lead's table and the table of one of their reports, from the file, to draw the rule with. */
export type LineExample = { lead: Somebody; reports: Somebody[]; subLead: Somebody; subReports: Somebody[] };

/** All that the mapping screen shows of a file and its plan. */
export type DryRun = {
  file: { name: string; rows: number; delimiter: string; encoding: string; trimmed: number };
  columns: FileColumn[];
  rule: TeamRule;
  rules: RuleTried[];
  example: LineExample | null;
  problems: Problem[];
  problemsInAll: number;
  join: number;
  change: number;
  move: number;
  missing: number;
  unseated: number;
  departments: number;
  businessUnits: number;
  teams: number;
  newTeams: number;
  emptied: number;
  limit: number;
  over: OverTeam[];
  pictures: {
    ready: number;
    matched: number;
    given: number;
    without: number;
    spare: string[];
    broken: ReadyPicture[];
  };
  nothing: boolean;
  portalIsEmpty: boolean;
};

/** Plans a file and puts into counts and names what a person needs to see before they say yes. */
export function describeDryRun(
  table: FileTable,
  { mapping, rule }: { mapping: Mapping; rule: TeamRule },
  directory: Directory,
  pictures: readonly ReadyPicture[],
): DryRun {
  const planBy = (tried: TeamRule) => planImport(table, mapping, tried, directory, pictures, counterId());
  const plan = planBy(rule);
  const guesses = guessColumns(table);
  return {
    file: {
      name: table.name,
      rows: table.rows.length,
      delimiter: delimiterWords(table.delimiter),
      encoding: table.encoding,
      trimmed: table.trimmed,
    },
    columns: describeColumns(table, mapping, guesses),
    rule,
    rules: tryRules(table, mapping, rule, plan, planBy),
    example: findExample(plan, directory),
    problems: plan.problems.slice(0, PROBLEMS_SHOWN),
    problemsInAll: plan.problems.length,
    ...countPlan(plan, directory),
    pictures: countPictures(plan, pictures),
    nothing: changesNothing(plan),
    portalIsEmpty: directory.people.every((person) => person.teamId === null),
  };
}

function describeColumns(table: FileTable, mapping: Mapping, guesses: readonly Guess[]): FileColumn[] {
  return table.header.map((header, index) => {
    const meaning = mapping[String(index)] ?? "ignore";
    const guess = guesses[index];
    const guessed = guess?.meaning === meaning && !guess.certain && meaning !== "ignore";
    return { index, header, sample: sampleOf(table, index), meaning, guessed };
  });
}

function tryRules(
  table: FileTable,
  mapping: Mapping,
  rule: TeamRule,
  plan: Plan,
  planBy: (tried: TeamRule) => Plan,
): RuleTried[] {
  const needs: Record<TeamRule, Meaning> = { line: "manager", team: "team", department: "department" };
  return TEAM_RULES.map((tried) => {
    const possible = Object.values(mapping).includes(needs[tried]);
    const looked =
      tried === rule ? plan : possible && table.rows.length <= ROWS_FOR_ALL_RULES ? planBy(tried) : null;
    if (!looked || looked.people.length === 0) return { rule: tried, possible, teams: null, longest: null };
    const longest = looked.teams.reduce((a, b) => (b.people > a.people ? b : a), { name: "", people: 0 });
    return { rule: tried, possible, teams: looked.teams.length, longest };
  });
}

function countPlan(plan: Plan, directory: Directory) {
  const kinds = (...wanted: PlannedPerson["kind"][]) =>
    plan.people.filter(({ kind }) => wanted.includes(kind)).length;
  const somebody = somebodyOf(plan, directory);
  const over = plan.teams.filter((team) => team.people > directory.limit);
  return {
    join: kinds("join", "return"),
    change: kinds("change"),
    move: plan.seats.filter((seat) => seat.from !== null).length,
    missing: plan.missing.length,
    unseated: plan.unseated.length,
    departments: plan.units.filter((unit) => unit.kind === "department").length,
    businessUnits: plan.units.filter((unit) => unit.kind === "business_unit").length,
    teams: plan.teams.length,
    newTeams: plan.teams.filter((team) => team.isNew).length,
    emptied: plan.emptied.length,
    limit: directory.limit,
    over: over
      .sort((a, b) => b.people - a.people)
      .map(({ id, name, people, leadId }) => {
        return { id, name, people, over: people - directory.limit, lead: leadId ? somebody(leadId) : null };
      }),
  };
}

function countPictures(plan: Plan, pictures: readonly ReadyPicture[]) {
  return {
    ready: pictures.filter((picture) => picture.pictureId).length,
    matched: plan.pictures.pictureOf.size,
    given: plan.people.filter((person) => person.pictureId !== null).length,
    without: plan.pictures.without,
    spare: plan.pictures.spare.slice(0, 20),
    broken: pictures.filter((picture) => picture.problem !== null).slice(0, 20),
  };
}

/** A lead with two reports who lead nobody and one who leads two of their own: enough to draw the rule. */
function findExample(plan: Plan, directory: Directory): LineExample | null {
  const reports = new Map<string, string[]>();
  for (const { id, managerId } of plan.people) {
    if (managerId) reports.set(managerId, [...(reports.get(managerId) ?? []), id]);
  }
  const plain = (id: string) => (reports.get(id) ?? []).filter((report) => !reports.has(report));
  const somebody = somebodyOf(plan, directory);
  for (const [leadId, team] of reports) {
    const subLead = team.find((id) => plain(id).length >= 2);
    if (!subLead || plain(leadId).length < 2) continue;
    const few = (ids: string[], most: number) => ids.slice(0, most).map(somebody);
    return {
      lead: somebody(leadId),
      reports: few(plain(leadId), 4),
      subLead: somebody(subLead),
      subReports: few(plain(subLead), 2),
    };
  }
  return null;
}

function somebodyOf(plan: Plan, directory: Directory): (id: string) => Somebody {
  const rows = new Map(plan.people.map((person) => [person.id, person.row]));
  const known = new Map(directory.people.map((person) => [person.id, person]));
  return (id) => {
    const { givenName, familyName } = rows.get(id) ?? known.get(id) ?? { givenName: "", familyName: "" };
    const pictureId = known.get(id)?.pictureId ?? plan.pictures.pictureOf.get(id) ?? null;
    return { id, name: `${givenName} ${familyName}`.trim(), pictureId };
  };
}

/** Ids that live as long as one look. */
function counterId(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}
