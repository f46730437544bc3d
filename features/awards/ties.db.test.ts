import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { tiesToNominee } from "./policy";
import { readBonds, requireNominee } from "./queries/read-cases";
import { DEFAULT_RULES } from "./rules/award-rules";
import { award, type Name, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const REFUSED = expect.objectContaining({ code: "TP006" });
const NAMES: Name[] = ["boss", "lead", "nora", "sam", "other", "dora", "judge", "second", "pia"];

type About = { by: Name; person?: Name; unit?: keyof typeof team };

let year = 2026;
/** A turn of a year of its own that is being judged, with these cases on the shortlist, all of it by plain SQL. */
async function judged(decidedBy: "panel" | "peers", ...cases: About[]) {
  year += 2;
  return judgedIn(`${year}-01`, decidedBy, ...cases);
}

async function judgedIn(month: string, decidedBy: "panel" | "peers", ...cases: About[]) {
  const sql = getSql();
  const from = new Date(`${month}-03T00:00:00Z`);
  const rules = JSON.stringify({ ...DEFAULT_RULES, decidedBy });
  const [cycle] = await sql<{ id: string }[]>`
    insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at)
    values (${award.jacket}, ${`${month}-01`}, 'open', ${rules}, ${from}, ${from}, ${from}, ${from}) returning id`;
  const cycleId = cycle?.id ?? "";
  const ids: string[] = [];
  for (const { by, person, unit } of cases) {
    const [row] = await sql<{ id: string }[]>`
      insert into nominations (cycle_id, nominee_person_id, nominee_unit_id, nominated_by, story, nominated_at, shortlisted_at)
      values (${cycleId}, ${person ? who[person].personId : null}, ${unit ? team[unit] : null}, ${who[by].personId}, ${STORY},
        ${from}, ${from}) returning id`;
    ids.push(row?.id ?? "");
  }
  await sql`update cycles set state = 'judging' where id = ${cycleId}`;
  return { cycleId, ids };
}

const vote = async (by: Name, cycleId: string, nominationId = "") =>
  getSql()`insert into peer_votes (cycle_id, person_id, nomination_id)
    values (${cycleId}, ${who[by].personId}, ${nominationId})
    on conflict (cycle_id, person_id) do update set nomination_id = excluded.nomination_id`;

const score = async (by: Name, nominationId = "") =>
  getSql()`insert into panel_sheets (nomination_id, person_id, read_at, scores)
    values (${nominationId}, ${who[by].personId}, now(), '{5,5,5}')
    on conflict (nomination_id, person_id) do update set scores = excluded.scores`;

/** Who of everybody is let through by the database. */
async function letThrough(act: (by: Name) => Promise<unknown>): Promise<Name[]> {
  const through: Name[] = [];
  for (const name of NAMES) {
    const failure = await act(name).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) through.push(name);
    else expect(failure, name).toEqual(REFUSED);
  }
  return through;
}

test("plain SQL votes for nobody in one's own line, and a tablemate may be voted for", async () => {
  const { cycleId, ids } = await judged("peers", { by: "judge", person: "nora" });
  // Her lead and the boss are above her, the judge wrote it.
  const free = ["sam", "other", "dora", "second", "pia"];
  expect(await letThrough((by) => vote(by, cycleId, ids[0]))).toEqual(free);
});

test("nor for somebody below, nor for one's own team, the one who leads it, or above that one", async () => {
  const { cycleId, ids } = await judged(
    "peers",
    { by: "judge", person: "lead" },
    { by: "judge", unit: "red" },
    { by: "other", unit: "green" },
  );
  const [lead, red, green] = ids;
  expect(await letThrough((by) => vote(by, cycleId, lead))).toEqual(["other", "dora", "second", "pia"]);
  expect(await letThrough((by) => vote(by, cycleId, red))).toEqual(["other", "dora", "second", "pia"]);
  // Nobody leads green: its two sit out, and the one who wrote it.
  const free = ["boss", "lead", "nora", "sam", "dora", "pia"];
  expect(await letThrough((by) => vote(by, cycleId, green))).toEqual(free);
});

test("nor for another's story about somebody one wrote about oneself", async () => {
  const { cycleId, ids } = await judged(
    "peers",
    { by: "other", person: "nora" },
    { by: "judge", person: "nora" },
  );
  await expect(vote("other", cycleId, ids[1])).rejects.toEqual(REFUSED);
  await getSql()`update nominations set withdrawn_at = now() where id = ${ids[0] ?? ""}`;
  await vote("other", cycleId, ids[1]);
});

test("a vote is not moved to one's own table either", async () => {
  const { cycleId, ids } = await judged(
    "peers",
    { by: "judge", person: "dora" },
    { by: "judge", unit: "red" },
  );
  await vote("sam", cycleId, ids[0]);
  await expect(vote("sam", cycleId, ids[1])).rejects.toEqual(REFUSED);
});

test("plain SQL scores nobody at one's own table or in one's own line", async () => {
  const { ids } = await judged("panel", { by: "judge", person: "nora" }, { by: "judge", unit: "red" });
  for (const id of ids) {
    expect(await letThrough((by) => score(by, id))).toEqual(["other", "dora", "second", "pia"]);
  }
});

test("who spoke for the nominee within a year, in another turn, scores nothing; longer ago does not matter", async () => {
  await judgedIn("2090-01", "panel", { by: "other", person: "sam" }, { by: "other", unit: "green" });
  const soon = await judgedIn(
    "2090-09",
    "panel",
    { by: "judge", person: "sam" },
    { by: "dora", unit: "green" },
  );
  for (const id of soon.ids) await expect(score("other", id)).rejects.toEqual(REFUSED);
  await score("dora", soon.ids[0]);
  const later = await judgedIn("2091-03", "panel", { by: "judge", person: "sam" });
  await score("other", later.ids[0]);
});

test("a score stands when the one who gave it changes tables afterwards, and no new one is given", async () => {
  const { ids } = await judged("panel", { by: "judge", person: "nora" });
  await score("other", ids[0]);
  const sql = getSql();
  await sql`update seats set unit_id = ${team.red} where person_id = ${who.other.personId}`;
  await sql`update panel_sheets set locked_at = now() where person_id = ${who.other.personId} and nomination_id = ${ids[0] ?? ""}`;
  const { ids: next } = await judged("panel", { by: "judge", person: "nora" });
  await expect(score("other", next[0])).rejects.toEqual(REFUSED);
  await sql`update seats set unit_id = ${team.blue} where person_id = ${who.other.personId}`;
});

test("the database and the commands mean the same by a tie", async () => {
  const nominees: { nomineePersonId?: string; nomineeUnitId?: string }[] = [
    ...NAMES.map((name) => ({ nomineePersonId: who[name].personId })),
    ...Object.values(team).map((nomineeUnitId) => ({ nomineeUnitId })),
  ];
  const tied: boolean[] = [];
  for (const name of NAMES) {
    const { personId } = who[name];
    const bonds = await readBonds(getDb(), personId);
    for (const nominee of nominees) {
      const ties = tiesToNominee(bonds, await requireNominee(getDb(), nominee));
      const [row] = await getSql()<{ voting: boolean; scoring: boolean }[]>`
        select tied_to_nominee(${personId}, n, now(), false) as voting, tied_to_nominee(${personId}, n, now(), true) as scoring
        from jsonb_populate_record(null::nominations, jsonb_build_object('nominee_person_id', ${nominee.nomineePersonId ?? null}::text,
            'nominee_unit_id', ${nominee.nomineeUnitId ?? null}::text)) n`;
      const voting = ties.isTheirs || ties.inLine;
      expect(row, `${name} and ${JSON.stringify(nominee)}`).toEqual({
        voting,
        scoring: voting || ties.sameTeam,
      });
      tied.push(voting);
    }
  }
  expect(new Set(tied).size).toBe(2);
});
