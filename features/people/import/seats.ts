import type { Db } from "@/db/client";
import { layTable, run } from "./temp-table";

/** More people than this at one table is a rule that does not fit, not a table. */
const TABLE_AT_MOST = 1000;

/**
 * Seats every group at its table (plan_seats), counts who comes and goes (plan_counts), and tells of standing tables that
 * would outgrow what they may hold.
 */
export async function planSeats(tx: Db): Promise<void> {
  await layTable(tx, "plan_seats", SEATS, ["unit_id", "turn"]);
  await layTable(tx, "plan_counts", COUNTS, ["unit_id"]);
  await layTable(tx, "plan_emptied", EMPTIED);
  await layTable(tx, "plan_people", PEOPLE, ["person_id"]);
  await run(tx, CROWDED);
}

/**
 * A column that names the table is always right. By line only a new manager, or leading no longer, moves people: who was
 * seated elsewhere by hand stays. A table that is new, or that a new lead takes over, is joined by everybody it is for.
 */
const SEATS = `
  select m.person_id, t.id as unit_id, case when not k.has_left then k.team_id end as from_id, m.line,
    row_number() over (order by t.id, m.line)::int as turn
  from plan_ask a cross join plan_members m join plan_tables t on t.key = m.key
  join plan_rows r on r.person_id = m.person_id join plan_lines l on l.id = m.person_id
  left join plan_known k on k.id = r.known_id left join plan_leads d on d.id = m.person_id
  left join plan_tree o on o.id = k.team_id
  where k.id is null or k.has_left or k.team_id is null
    or (k.team_id <> t.id and (t.is_new or t.is_heir or a.rule <> 'line'
      or (d.id is null and (o.lead_before = m.person_id or l.manager_id is distinct from k.manager_id))))`;

const COUNTS = `
  with moves as (
    select unit_id, count(*) as came, 0 as went from plan_seats group by unit_id
    union all select from_id, 0, count(*) from plan_seats where from_id is not null group by from_id
    union all select team_id, 0, count(*) from plan_missing where leaves and team_id is not null group by team_id
  ), before as (select team_id, count(*) as people from plan_known where team_id is not null group by team_id)
  select coalesce(m.unit_id, b.team_id) as unit_id, coalesce(b.people, 0)::int as before, coalesce(m.went, 0)::int as went,
    coalesce(m.came, 0)::int as came, (coalesce(b.people, 0) - coalesce(m.went, 0) + coalesce(m.came, 0))::int as after
  from (select unit_id, sum(came) as came, sum(went) as went from moves group by unit_id) m
  full join before b on b.team_id = m.unit_id`;

const EMPTIED = `
  select t.id, t.name from plan_tree t join plan_counts c on c.unit_id = t.id
  where t.kind = 'team' and c.went > 0 and c.after = 0`;

/** Somebody of the file as they will stand, and what that changes. A picture is for whoever has none yet. */
const PEOPLE = `
  select r.person_id, r.line, l.manager_id, case when k.picture_id is null then p.picture_id end as picture_id,
    case when k.id is null then 'join' when k.has_left then 'return' when
      l.manager_id is distinct from k.manager_id or coalesce(r.external_id, k.external_id) is distinct from k.external_id
      or r.email <> k.email or r.given_name <> k.given_name or r.family_name <> k.family_name
      or coalesce(r.title, k.title) <> k.title or coalesce(r.department, k.department) <> k.department
      or coalesce(r.started_on, k.started_on) is distinct from k.started_on
      or (k.picture_id is null and p.picture_id is not null)
    then 'change' else 'same' end as kind
  from plan_rows r join plan_lines l on l.id = r.person_id left join plan_known k on k.id = r.known_id
  left join plan_pictures p on p.person_id = r.person_id`;

/**
 * A new table is as large as the file says while everybody at it sits down for the first time: so a company comes in as
 * it is. Whoever sat somewhere before moves, and moving fits the limit, or is one table's people under another roof.
 */
const CROWDED = `
  insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
  select a.draft_id, j.line, case a.rule when 'line' then a.manager_index when 'team' then a.team_index else a.department_index end,
    case a.rule when 'line' then a.manager_name when 'team' then a.team_name else a.department_name end,
    case a.rule when 'line' then r.manager when 'team' then r.team else r.department end,
    t.name || ' would have ' || c.after || ' people' || case
      when t.is_new and fresh.moved = 0 then '. No table is that long: choose another rule for teams.'
      when t.is_new then ', and some of them move there. A table that people move to holds ' || room.seats
        || '. Seat the other ' || (c.after - room.seats) || ' elsewhere.'
      else ', ' || (c.after - room.seats) || ' more than it may hold. Seat them elsewhere, or split the team first.' end
  from plan_ask a cross join plan_tables t join plan_counts c on c.unit_id = t.id left join plan_tree o on o.id = t.id
  cross join lateral (
    select count(*) filter (where exists (select from seats h where h.person_id = s.person_id)) as moved,
      case when count(s.from_id) = count(*) and count(distinct s.from_id) = 1 then (array_agg(s.from_id))[1] end as all_from
    from plan_seats s where t.is_new and s.unit_id = t.id) fresh
  left join plan_tree old on old.id = fresh.all_from
  cross join lateral (select case when t.is_new and fresh.moved = 0 then ${TABLE_AT_MOST}
    when t.is_new then greatest(a.team_limit, old.ceiling) else greatest(a.team_limit, o.waived,
    least(coalesce(o.ceiling, 0), case when c.went > 0 then c.before - c.went else 2147483647 end)) end as seats) room
  join lateral (select s.line, s.person_id from plan_seats s where s.unit_id = t.id order by s.line limit 1) j on true
  join plan_rows r on r.person_id = j.person_id
  where c.after > room.seats`;
