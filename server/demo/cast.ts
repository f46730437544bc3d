import { getSql } from "@/db/client";
import type { Actor, PersonActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { DemoPerson } from "./directory";

/** The demo company's people with the ids that the import gave them. */
export type Cast = {
  today: Date;
  people: { id: string; person: DemoPerson; isHere: () => boolean }[];
  /** The person with this staff number, mail address or job title. */
  find: (matches: (person: DemoPerson) => boolean) => { id: string; person: DemoPerson };
};

/** Ties the invented people to their rows. Somebody `isHere` when they have been imported by the time of the scene. */
export async function gatherCast(people: DemoPerson[], today: Date): Promise<Cast> {
  const rows = await getSql()<{ id: string; number: string }[]>`
    select id, external_id as number from people where external_id is not null`;
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  const here = people.flatMap((person) => {
    const id = ids.get(person.number);
    const started = new Date(today);
    started.setUTCMonth(started.getUTCMonth() - person.monthsHere);
    return id ? [{ id, person, isHere: () => started <= now() }] : [];
  });
  return {
    today,
    people: here,
    find(matches) {
      const found = here.find(({ person }) => matches(person));
      if (!found) throw new Error("the demo company has nobody like that");
      return found;
    },
  };
}

/** Somebody of the demo company as they act: signed in, with what their roles and posts allow. */
export function personActor(id: string, more: Partial<PersonActor> = {}): Actor {
  return { kind: "person", personId: id, name: "", roles: [], leads: [], owns: [], judges: [], ...more };
}

/** Runs `work` for each item, a handful at a time, as people would. */
export async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const hand = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}
