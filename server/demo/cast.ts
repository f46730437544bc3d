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

/** Ties the invented people to their rows. Somebody `isHere` once they have a seat. */
export async function gatherCast(people: DemoPerson[], today: Date): Promise<Cast> {
  const rows = await getSql()<{ id: string; number: string; since: string }[]>`
    select p.id, p.external_id as number, min(lower(s.valid)) as since
    from people p join seats s on s.person_id = p.id where p.external_id is not null group by p.id`;
  const seated = new Map(rows.map((row) => [row.number, row]));
  const here = people.flatMap((person) => {
    const row = seated.get(person.number);
    if (!row) return [];
    const since = new Date(row.since);
    return [{ id: row.id, person, isHere: () => since <= now() }];
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
