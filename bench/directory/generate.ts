import postgres, { type TransactionSql } from "postgres";
import { connectionOptions } from "@/db/connection";
import { FAMILY, GIVEN_SHORT, GIVEN_SOFT } from "@/server/demo/names";

/** Names that are one word, that run from right to left, that carry accents: they are found like all others. */
const RARE_GIVEN = ["José", "Zoë", "Łukasz", "Çağla", "محمد", "חנה", "王芳", "Siobhán", "Đorđe", "Prince"];
const TITLES = [
  "Engineer",
  "Senior Engineer",
  "Buyer",
  "Account Manager",
  "Support Specialist",
  "Production Technician",
  "Designer",
  "Analyst",
  "Network Engineer",
  "Payroll Specialist",
  "Recruiter",
  "Night Shift Operator",
  "Data Scientist",
  "Facilities Keeper",
  "Quality Inspector",
  "Warehouse Clerk",
];
const FIELDS = ["Storage", "Networks", "Payroll", "Kitchens", "Freight", "Billing", "Cabling", "Research"];
const CRAFTS = ["Operations", "Engineering", "Support", "Planning", "Quality", "Sales", "Design"];

/** Twenty tables, as all twenty that follow: people at each, two of them over two pizzas. */
const TABLES = [5, 7, 8, 6, 7, 8, 5, 7, 12, 6, 8, 7, 6, 8, 5, 7, 9, 6, 8, 7];
const TEAMS_A_DEPARTMENT = 10;
const DEPARTMENTS_A_UNIT = 8;
const UNITS_A_UNIT = 5;

/**
 * Fills an empty, migrated database with a company: a tree of six levels from the company down to its teams, people with
 * managers, tables, former tables, strengths and requests for help. The same figures give the same company.
 * @param adminUrl the superuser's: triggers, which would look at each row by itself, are left out while it is filled
 */
export async function generateCompany(
  adminUrl: string,
  size: { people: number; teams: number },
): Promise<void> {
  const sql = postgres({ ...connectionOptions(adminUrl), max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into company (name, member_singular, member_plural, team_limit, created_at)
        values ('Large Bakery', 'baker', 'bakers', 8, '2015-01-01Z')`;
      await makePeople(tx, size.people);
      await makeUnits(tx, size.teams);
      await seatPeople(tx, size);
      await nameLeads(tx);
      await postStrengths(tx);
      await askAround(tx, size.people);
    });
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

/** One in twenty has left. Half have two family names, so that few share a name with others. */
async function makePeople(sql: TransactionSql, people: number): Promise<void> {
  const given = [...GIVEN_SOFT, ...GIVEN_SHORT, ...RARE_GIVEN];
  await sql`
    insert into people (id, external_id, email, given_name, family_name, title, department, started_on, left_at, created_at)
    select md5('person ' || i)::uuid, 'E' || i, 'p' || i || '@bakery.org',
      (${given}::text[])[1 + i % ${given.length}],
      case when i % 211 = 0 then '' else f.one || case when i % 2 = 0 then '' else '-' || f.two end end,
      (${TITLES}::text[])[1 + (i / 3) % ${TITLES.length}], (${FIELDS}::text[])[1 + (i / 70) % ${FIELDS.length}],
      date '2015-01-01' + i % 4000, case when i > ${people} then timestamptz '2026-02-01Z' + i % 200 * interval '1 day' end,
      '2015-01-01Z'
    from generate_series(1, ${Math.ceil(people * 1.05)}::int) i
    cross join lateral (select (${[...FAMILY]}::text[])[1 + (i / 7 * 31) % ${FAMILY.length}] as one,
      (${[...FAMILY]}::text[])[1 + (i / 11 * 17) % ${FAMILY.length}] as two) f`;
}

/** Company, three levels of business units, departments, teams. */
async function makeUnits(sql: TransactionSql, teams: number): Promise<void> {
  const departments = Math.ceil(teams / TEAMS_A_DEPARTMENT);
  const third = Math.ceil(departments / DEPARTMENTS_A_UNIT);
  const second = Math.ceil(third / UNITS_A_UNIT);
  const first = Math.ceil(second / UNITS_A_UNIT);
  const levels: [kind: string, count: number, each: number][] = [
    ["company", 1, 1],
    ["business_unit", first, first],
    ["business_unit", second, UNITS_A_UNIT],
    ["business_unit", third, UNITS_A_UNIT],
    ["department", departments, DEPARTMENTS_A_UNIT],
    ["team", teams, TEAMS_A_DEPARTMENT],
  ];
  for (const [level, [kind, count, each]] of levels.entries()) {
    await sql`
      with made as (
        insert into units (id, created_at)
        select md5('unit ' || ${level}::int || ' ' || i)::uuid, '2015-01-01Z' from generate_series(0, ${count}::int - 1) i
        returning id
      )
      insert into unit_versions (unit_id, parent_id, kind, name, valid)
      select md5('unit ' || ${level}::int || ' ' || i)::uuid,
        case when ${level}::int > 0 then md5('unit ' || ${level}::int - 1 || ' ' || i / ${each}::int)::uuid end,
        ${kind}, case when ${level}::int = 0 then 'Large Bakery' else
          (${FIELDS}::text[])[1 + (i * 3 + ${level}::int) % ${FIELDS.length}] || ' ' || (${CRAFTS}::text[])[1 + i % ${CRAFTS.length}]
            || ' ' || i + 1 end,
        '[2015-01-01Z,)'
      from generate_series(0, ${count}::int - 1) i`;
  }
  await sql`insert into teams (unit_id) select unit_id from unit_versions where kind = 'team'`;
}

/** Tables fill in order until nobody is left; one in five sat elsewhere before. */
async function seatPeople(
  sql: TransactionSql,
  { people, teams }: { people: number; teams: number },
): Promise<void> {
  const sizes = TABLES.length;
  await sql`
    create temp table tables on commit drop as
    select i, md5('unit 5 ' || i)::uuid as unit_id, (${TABLES}::int[])[1 + i % ${sizes}] as people,
      sum((${TABLES}::int[])[1 + i % ${sizes}]) over (order by i)::int as until
    from generate_series(0, ${teams}::int - 1) i`;
  await sql`
    create temp table places on commit drop as
    select md5('person ' || n)::uuid as person_id, n, t.unit_id, t.i, n = t.until - t.people + 1 as leads
    from tables t cross join lateral generate_series(t.until - t.people + 1, t.until) n where n <= ${people}`;
  await sql`
    insert into seats (person_id, unit_id, valid)
    select person_id, unit_id, tstzrange('2015-01-01Z'::timestamptz + (n % 3000 + 800) * interval '1 day', null) from places
    union all
    select person_id, md5('unit 5 ' || (i + 37) % ${teams})::uuid,
      tstzrange('2015-01-01Z'::timestamptz + n % 700 * interval '1 day', '2015-01-01Z'::timestamptz + (n % 3000 + 800) * interval '1 day')
    from places where n % 5 = 0`;
  await sql`
    update teams set ceiling = t.people from tables t where t.unit_id = teams.unit_id and t.people > 8`;
}

/** The first at a table leads it, and the first of those below leads what is above; people report to the lead next up. */
async function nameLeads(sql: TransactionSql): Promise<void> {
  await sql`
    update unit_versions v set lead_id = p.person_id from places p where p.leads and p.unit_id = v.unit_id`;
  for (let level = 4; level >= 0; level -= 1) {
    await sql`
      update unit_versions v set lead_id = below.lead_id
      from (select distinct on (parent_id) parent_id, lead_id from unit_versions
        where lead_id is not null order by parent_id, name) below
      where below.parent_id = v.unit_id and v.lead_id is null`;
  }
  await sql`
    with recursive up as (
      select p.person_id, v.parent_id, v.lead_id from places p join unit_versions v on v.unit_id = p.unit_id
      union all
      select up.person_id, v.parent_id, v.lead_id
      from up join unit_versions v on v.unit_id = up.parent_id where up.lead_id = up.person_id
    )
    update people set manager_id = up.lead_id from up where up.person_id = people.id and up.lead_id <> up.person_id`;
}

/** Three in five have posted five to seven. */
async function postStrengths(sql: TransactionSql): Promise<void> {
  await sql`
    with catalogue as (select id, row_number() over (order by position, id) - 1 as place, count(*) over () as all from strengths)
    insert into person_strengths (person_id, position, strength_id)
    select p.person_id, at, c.id
    from places p cross join lateral generate_series(1, 5 + p.n % 3) at
    join catalogue c on c.place = (p.n * 7 + at * (1 + p.n % 5)) % c.all where p.n % 5 < 3
    on conflict do nothing`;
}

async function askAround(sql: TransactionSql, people: number): Promise<void> {
  await sql`
    insert into asks (asked_by, person_id, words, asked_at)
    select md5('person ' || 1 + i * 13 % ${people}::int)::uuid, md5('person ' || 1 + (i * 29 + 7) % ${people}::int)::uuid,
      'May I borrow you for half an hour?', now() - i % 30 * interval '1 day'
    from generate_series(1, ${people}::int / 20) i where i * 13 % ${people}::int <> (i * 29 + 7) % ${people}::int
    on conflict do nothing`;
}
