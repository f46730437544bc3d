import postgres, { type TransactionSql } from "postgres";
import { getDb } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { encodePicture } from "@/lib/pictures/encode";
import { holdPicture, storePicture } from "@/lib/pictures/store";
import { inventPeople } from "@/server/demo/directory";
import { drawFace } from "@/server/demo/faces";

/** The jacket, and this many other awards with it: each has a winner a month. */
const AWARDS = 40;
const FACES = 48;
const STORIES = [
  "Drove over at six in the morning so that the second shift had parts, then showed two of us how the new feeder works.",
  "A recall needed 412 new labels by sunrise. Found a print shop still open, checked every label by hand and packed until four.",
  "Scanner seven died at ten past five on shipping day. Came in on a day off, paired a spare and stayed to load the trucks.",
  "Sat with the night desk for three evenings until nobody had to ask twice how a return is booked.",
  "Rang every one of the ninety customers before the outage did, and wrote down what each of them needed first.",
];

/**
 * Hangs `winners` frames on an empty wall: one award and month after the other, the newest this month, each with a story, three
 * voices and claps; winners have drawn portraits. The same figures hang the same wall.
 * @param adminUrl the superuser's: triggers are left out while the past is written
 */
export async function hangWinners(adminUrl: string, winners: number): Promise<void> {
  const faces = await drawFaces();
  const sql = postgres({ ...connectionOptions(adminUrl), max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update people set picture_id = (${faces}::text[])[1 + ('x' || left(md5(id::text), 6))::bit(24)::int % ${FACES}]`;
      await makeAwards(tx);
      await makeWins(tx, winners);
    });
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

/** Portraits as a company's people have them, kept as the portal keeps them. */
async function drawFaces(): Promise<string[]> {
  const people = inventPeople().slice(0, FACES);
  const ids: string[] = [];
  for (const { number, look } of people) {
    ids.push(
      await storePicture(getDb(), await holdPicture(await encodePicture(await drawFace(number, look)))),
    );
  }
  return ids;
}

async function makeAwards(sql: TransactionSql): Promise<void> {
  await sql`
    insert into awards (id, slug, name, description, sign, rules, rules_since, position)
    select md5('award ' || i)::uuid, 'award-' || i, 'Award of table ' || i, 'For what colleagues saw', 'star',
      jacket.rules, '2015-01-01Z', 10 + i
    from generate_series(1, ${AWARDS}::int - 1) i, (select rules from awards where is_jacket) jacket`;
}

async function makeWins(sql: TransactionSql, winners: number): Promise<void> {
  await sql`create temp table folk on commit drop as select row_number() over (order by id) - 1 as place, id from people`;
  await sql`create unique index on folk (place)`;
  await sql`analyze folk`;
  const [folk] = await sql<{ many: number }[]>`select count(*)::int as many from folk`;
  const many = folk?.many ?? 1;
  await sql`
    create temp table turns on commit drop as
    select i, md5('cycle ' || i)::uuid as cycle_id, md5('case ' || i)::uuid as nomination_id, md5('win ' || i)::uuid as win_id,
      a.id as award_id, a.rules, (date_trunc('month', now()) - (i / ${AWARDS}) * interval '1 month')::date as month,
      (${STORIES}::text[])[1 + i % ${STORIES.length}] as story, who.id as winner_id, said.id as nominator_id
    from generate_series(0, ${winners}::int - 1) i
    join (select id, rules, row_number() over (order by is_jacket desc, position) - 1 as place from awards) a
      on a.place = i % ${AWARDS}
    join folk who on who.place = (i * 7) % ${many}
    join folk said on said.place = (i * 11 + 5) % ${many}`;
  await sql`analyze turns`;
  await sql`
    insert into cycles (id, award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at, closed_at)
    select cycle_id, award_id, month, 'announced', rules, month - 40, month - 20, month - 13, month - 12, month - 12 from turns`;
  await sql`
    insert into nominations (id, cycle_id, nominee_person_id, nominated_by, story, nominated_at, screening, shortlisted_at)
    select nomination_id, cycle_id, winner_id, nominator_id, story, month - 30, 'passed', month - 20 from turns`;
  await sql`
    insert into wins (id, cycle_id, award_id, nomination_id, winner_person_id, month, citation, voices, voice_teams, picked_at,
      announced_at, consent, asked_at, consented_at)
    select win_id, cycle_id, award_id, nomination_id, winner_id, month, story, 4, 3, month - 14, month - 12 + i * interval '1 ms',
      'given', month - 14, month - 13 from turns`;
  await sql`
    insert into seconds (nomination_id, person_id, reason, seconded_at)
    select t.nomination_id, p.id, 'I was on that shift. We would have stood still.', t.month - 25
    from turns t cross join generate_series(1, 3) n join folk p on p.place = (t.i * 13 + n * 17) % ${many}
    on conflict do nothing`;
  await sql`
    insert into claps (win_id, person_id, clapped_at)
    select t.win_id, p.id, t.month - 11 from turns t cross join lateral generate_series(1, t.i % 12) n
    join folk p on p.place = (t.i * 3 + n * 29) % ${many} on conflict do nothing`;
}
