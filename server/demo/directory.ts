import { stringify } from "csv-stringify/sync";
import { type Chance, chance } from "./chance";
import { teamThen } from "./former-teams";
import { FAMILY, GIVEN_SHORT, GIVEN_SOFT } from "./names";
import { type DemoTeam, ORGANISATION } from "./organisation";

export type DemoPerson = {
  number: string;
  given: string;
  family: string;
  email: string;
  title: string;
  team: string;
  department: string;
  businessUnit: string;
  managerEmail: string;
  /** Months before today that this person started. */
  monthsHere: number;
  look: "soft" | "short";
};

/**
 * Everybody of the demo company, the lead of each team first. The first team of a department is led by its head; heads
 * report to their business unit's director at the front table, and directors to the chief executive.
 */
export function inventPeople(): DemoPerson[] {
  const luck = chance(1998);
  const invent = inventor(luck);
  const first = { name: "Front table", department: "Executive", businessUnit: "Executive" };
  const chief = invent(first, "Chief Executive", "", 120);
  const people = [chief];
  for (const unit of ORGANISATION) {
    const director = invent(first, `Director of ${unit.name}`, chief.email, 70);
    people.push(director);
    for (const department of unit.departments) {
      let head: DemoPerson | undefined;
      for (const team of department.teams) {
        const place = { name: team.name, department: department.name, businessUnit: unit.name };
        const title = head ? `${team.name} lead` : department.headTitle;
        const lead = invent(place, title, (head ?? director).email, 40 + luck.upTo(50));
        head ??= lead;
        people.push(lead, ...seatTeam(luck, invent, team, place, lead));
      }
    }
  }
  return people;
}

/** The company's own HR file, as it would have been written `monthsAgo` months before today. */
export function directoryFile(people: DemoPerson[], today: Date, monthsAgo: number): string {
  const rows = people
    .filter((person) => person.monthsHere >= monthsAgo)
    .map((person) => ({
      "Staff No": person.number,
      "First name": person.given,
      "Last name": person.family,
      "Work mail": person.email,
      "Job title": person.title,
      Team: teamThen(person, monthsAgo),
      Department: person.department,
      "Business unit": person.businessUnit,
      "Manager mail": person.managerEmail,
      "First day": startDay(person, today),
      Photo: pictureName(person),
    }));
  return stringify(rows, { header: true });
}

export function pictureName(person: DemoPerson): string {
  return `${person.number}.png`;
}

function startDay(person: DemoPerson, today: Date): string {
  const day = new Date(today);
  day.setUTCMonth(day.getUTCMonth() - person.monthsHere);
  return day.toISOString().slice(0, 10);
}

type Place = { name: string; department: string; businessUnit: string };

function seatTeam(
  luck: Chance,
  invent: Invent,
  team: DemoTeam,
  place: Place,
  lead: DemoPerson,
): DemoPerson[] {
  return Array.from({ length: team.size - 1 }, () => {
    const title = luck.maybe(0.2) ? `Senior ${team.title}` : team.title;
    // A table over the limit came in like that; nobody could have joined it since.
    const isNew = luck.maybe(0.12) && team.size <= 8;
    return invent(place, title, lead.email, isNew ? luck.upTo(20) : 28 + luck.upTo(60));
  });
}

type Invent = (place: Place, title: string, managerEmail: string, monthsHere: number) => DemoPerson;

function inventor(luck: Chance): Invent {
  const taken = new Set<string>();
  let count = 0;
  return (place, title, managerEmail, monthsHere) => {
    const look = luck.maybe(0.5) ? "soft" : "short";
    let given: string;
    let family: string;
    do {
      given = luck.pick(look === "soft" ? GIVEN_SOFT : GIVEN_SHORT);
      family = luck.pick(FAMILY);
    } while (taken.has(`${given} ${family}`) || taken.has(family + place.name));
    taken.add(`${given} ${family}`).add(family + place.name);
    count += 1;
    return {
      number: `BH-${String(count).padStart(3, "0")}`,
      given,
      family,
      email: `${given}.${family}@beacon.example`.toLowerCase(),
      title,
      team: place.name,
      department: place.department,
      businessUnit: place.businessUnit,
      managerEmail,
      monthsHere,
      look,
    };
  };
}
