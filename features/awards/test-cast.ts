import { beforeAll, expect } from "vitest";
import { getSql } from "@/db/client";
import type { PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { closeNominations, openCycle } from "./commands/cycles";
import { nominate } from "./commands/nominate";
import { seatOnPanel } from "./commands/panel";

export const STORY =
  "The scanner died at five. Nora drove in anyway and paired a spare, with Sam beside her.";
export const MARCH = new Date("2026-03-03T09:00:00Z");

export type Name = "boss" | "lead" | "nora" | "sam" | "other" | "dora" | "judge" | "second" | "pia";
export const who = {} as Record<Name, PersonActor>;
export const team = {} as Record<"red" | "blue" | "green", string>;
/** The jacket's award id is `award.jacket`. */
export const award = { jacket: "" };

/**
 * Seats a small company before a file's tests: boss above lead (of nora, sam), dora (of other) and pia. Red seats lead, nora and sam, blue other and dora, green the two
 * judges, who report to nobody.
 */
export function useCast(): void {
  beforeAll(seatEverybody);
}

async function seatEverybody() {
  const sql = getSql();
  await sql`insert into company (name, created_at) values ('Test', ${MARCH})`;
  const person = async (name: Name, manager: Name | null, rest: Partial<PersonActor> = {}) => {
    const [row] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, manager_id, created_at) values
      (${name[0]?.toUpperCase() + name.slice(1)}, 'Quill', ${`${name}@example.org`},
       ${manager && who[manager].personId}, ${MARCH}) returning id`;
    who[name] = {
      kind: "person",
      personId: row?.id ?? "",
      name,
      roles: [],
      leads: [],
      owns: [],
      judges: [],
      ...rest,
    };
  };
  await person("boss", null);
  await person("lead", "boss");
  await person("nora", "lead");
  await person("sam", "lead");
  await person("dora", "boss");
  await person("other", "dora");
  await person("pia", "boss", { roles: ["people_team", "admin"] });
  await person("judge", null);
  await person("second", null);
  const unit = async (kind: string, name: string, parent: string | null, lead: Name | null) => {
    const [row] = await sql<{ id: string }[]>`insert into units (created_at) values (${MARCH}) returning id`;
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid) values
      (${row?.id ?? ""}, ${parent}, ${kind}, ${name}, ${lead && who[lead].personId}, tstzrange('2020-01-01', null))`;
    return row?.id ?? "";
  };
  const company = await unit("company", "Test", null, "boss");
  const seat = async (colour: keyof typeof team, lead: Name | null, ...members: Name[]) => {
    team[colour] = await unit("team", `${colour} table`, company, lead);
    await sql`insert into teams (unit_id) values (${team[colour]})`;
    for (const member of members) {
      await sql`insert into seats (person_id, unit_id, valid)
        values (${who[member].personId}, ${team[colour]}, tstzrange('2020-01-01', null))`;
    }
    if (lead) who[lead].leads = [...who[lead].leads, team[colour]];
  };
  await seat("red", "lead", "lead", "nora", "sam");
  await seat("blue", "dora", "dora", "other");
  await seat("green", null, "judge", "second");
  const [row] = await sql<{ id: string }[]>`select id from awards where is_jacket`;
  award.jacket = row?.id ?? "";
  for (const name of ["judge", "second"] as const) {
    await seatOnPanel(who.pia, { awardId: award.jacket, personId: who[name].personId });
    who[name].judges = [award.jacket];
  }
}

export const refusal = (code: string) => expect.objectContaining({ code });

/** A cycle of its own year, so that no earlier winner cools down. */
let year = 2030;
export async function freshCycle(awardSlug = "jacket") {
  year += 2;
  const from = new Date(`${year}-03-03T09:00:00Z`);
  const close = new Date(`${year}-03-20T12:00:00Z`);
  const { cycleId } = await at(from, () =>
    openCycle(who.pia, { awardSlug, month: `${year}-03`, nominationsCloseAt: close }),
  );
  const during = <T>(act: () => T) => at(from, act);
  const nominateHere = async (by: PersonActor, nominee: Name) =>
    (await during(() => nominate(by, { cycleId, nomineePersonId: who[nominee].personId, story: STORY })))
      .nominationId;
  return {
    cycleId,
    /** The year it plays in. */
    year,
    during,
    nominate: nominateHere,
    close: () => during(() => closeNominations(who.pia, { cycleId })),
  };
}
