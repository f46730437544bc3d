/** What is asked of both companies. `paths` are taken in turn, so that nobody is measured by one lucky row alone. */
export type DirectoryTarget = { name: string; paths: string[]; headers: Record<string, string> };

/** What the targets need of a company. */
export type DirectorySubject = {
  /** People and teams all over the company, as many of each in both. */
  people: string[];
  teams: string[];
  /** A part of the company that is small enough to show its tables. */
  unitId: string;
  /** Tables over two pizzas. */
  large: string[];
  cookie: string;
  token: string;
};

/** Letters as they come in when somebody types a name, a name backwards, a title, a name with accents, a slip. */
const TYPED = [
  "h",
  "ha",
  "han",
  "hann",
  "hanna",
  "hanna a",
  "abara ha",
  "engineer",
  "JOSÉ",
  "zofia k",
  "xqz",
];
const TYPED_TEAMS = ["p", "pay", "payroll", "payroll d", "quality 1", "xqz"];

/** The pages that must not get slower with the company, and what people open around them. */
export function directoryTargets(subject: DirectorySubject): DirectoryTarget[] {
  const { people, teams, unitId, large, cookie, token } = subject;
  const page = (name: string, ...paths: string[]) => ({ name, paths, headers: { cookie } });
  return [
    page("Every team", "/teams"),
    page("A branch of them", `/teams?unit=${unitId}`),
    page("Over two pizzas", "/teams?show=over"),
    page("People as you type", ...TYPED.map((letters) => `/api/people?q=${encodeURIComponent(letters)}`)),
    page("Teams as you type", ...TYPED_TEAMS.map((letters) => `/api/teams?q=${encodeURIComponent(letters)}`)),
    page("A person", ...people.map((id) => `/people/${id}`)),
    page("A team", ...teams.map((id) => `/teams/${id}`)),
    page("The split planner", ...large.map((id) => `/teams/${id}/split`)),
    page("Everybody", "/people"),
    page("People by a word", "/people?q=hanna"),
    page("Home", "/"),
    {
      name: "SCIM, a page of people",
      paths: ["/scim/v2/Users?startIndex=1&count=50"],
      headers: { authorization: `Bearer ${token}` },
    },
  ];
}
