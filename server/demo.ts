import { getSql } from "@/db/client";
import { importDirectory } from "@/features/people/commands/import-directory";
import { grantRole } from "@/features/people/commands/roles";
import { setUpPortal, writeSetUpLink } from "@/features/people/commands/set-up";
import { type Actor, OUTSIDER, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { playAsks } from "./demo/asks";
import { playAwards } from "./demo/awards";
import { CLOSED_ROUNDS, daysAgo } from "./demo/calendar";
import { type Cast, gatherCast, personActor } from "./demo/cast";
import { playCongratulations } from "./demo/congratulations";
import { type DemoPerson, directoryFile, inventPeople, pictureName } from "./demo/directory";
import { drawFace } from "./demo/faces";
import { playFollowUps } from "./demo/follow-ups";
import { countKeys } from "./demo/keys";
import { COMPANY } from "./demo/organisation";
import { playPulse } from "./demo/pulses";
import { playServices } from "./demo/services";
import { playSplit } from "./demo/splits";
import { postStrengthsOfAll } from "./demo/strengths";
import { playMoves, playTables } from "./demo/teams";

type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

const OPENED_MONTHS_AGO = 27;

/** Whether this database holds the whole demo company. */
export async function isSeeded(): Promise<boolean> {
  const [home] = await getSql()<{ mark: string | null }[]>`select demo_mark as mark from company`;
  return Boolean(home?.mark);
}

/**
 * Plays two years of an invented company with the features' own commands, as its people would have, at the times they
 * would have. The mark that lets visitors step into people comes last: a seed that was interrupted leaves none.
 * @returns how many keys were cut for its rounds, and how long they took
 */
export async function seedDemo(step: Step): Promise<{ keys: number; milliseconds: number }> {
  const today = new Date();
  const people = inventPeople();
  const faces = await step("Drawing faces", () => drawFaces(people));
  const peopleTeam = await step("Seating people", () => openPortal(people, faces, today));
  await step("Posting strengths", async () => postStrengthsOfAll(await gatherCast(people, today)));
  for (let ago = CLOSED_ROUNDS; ago >= 0; ago -= 1) {
    const title =
      ago > 0 ? `Asking, answering and counting round ${CLOSED_ROUNDS - ago + 1}` : "Opening a round";
    await step(title, async () => {
      await playMoves(today, 3 * ago);
      await importAsOf(peopleTeam, people, today, 3 * ago, facesOfJoiners(people, faces, 3 * ago));
      await playPulse(await gatherCast(people, today), peopleTeam, ago);
    });
  }
  const cast = await gatherCast(people, today);
  await step("Rating services", () => playServices(cast, peopleTeam));
  await step("Hanging the wall", () => playAwards(cast, peopleTeam));
  await step("Saying something nice", () => playCongratulations(cast));
  await step("Promising follow-ups", () => playFollowUps(cast, peopleTeam));
  await step("Planning a split", () => playSplit(cast));
  await step("Asking for help", () => playAsks(cast));
  await step("Laying tables", () => playTables(cast, peopleTeam));
  await getSql()`update company set demo_mark = 'beacon'`;
  return countKeys();
}

/** The head of the people team opens the portal, brings the directory with its pictures, and shares the work. */
async function openPortal(people: DemoPerson[], faces: Face[], today: Date): Promise<Actor> {
  const head = people.find((person) => person.title === "Head of People");
  if (!head) throw new Error("nobody heads the people team");
  const opening = daysAgo(today, OPENED_MONTHS_AGO * 30.5 + 9);
  const admin = await at(opening, async () => {
    const { personId } = await setUpPortal(OUTSIDER, {
      token: await writeSetUpLink(SYSTEM),
      companyName: COMPANY.name,
      memberSingular: COMPANY.memberSingular,
      memberPlural: COMPANY.memberPlural,
      teamLimit: COMPANY.teamLimit,
      givenName: head.given,
      familyName: head.family,
      email: head.email,
    });
    return personActor(personId, { roles: ["admin", "people_team"] });
  });
  await importAsOf(admin, people, today, OPENED_MONTHS_AGO, faces);
  const cast: Cast = await gatherCast(people, today);
  const partner = cast.find((person) => person.team === "People team" && person.title !== "Head of People");
  await at(opening, () => grantRole(admin, { personId: partner.id, role: "people_team" }));
  return admin;
}

/** The same HR file as it stood then: joiners sit down, everybody else stays. */
async function importAsOf(admin: Actor, people: DemoPerson[], today: Date, monthsAgo: number, faces: Face[]) {
  await at(daysAgo(today, monthsAgo * 30.5 + 8, 7), async () => {
    const bytes = Buffer.from(directoryFile(people, today, monthsAgo));
    await importDirectory(admin, { fileName: "beacon-hosting.csv", bytes, pictures: faces });
  });
}

/** The faces of those who started in the quarter before: the others' hang already. */
function facesOfJoiners(people: DemoPerson[], faces: Face[], monthsAgo: number): Face[] {
  const joined = people.filter(({ monthsHere }) => monthsHere >= monthsAgo && monthsHere < monthsAgo + 3);
  const names = new Set(joined.map(pictureName));
  return faces.filter(({ name }) => names.has(name));
}

type Face = { name: string; bytes: Uint8Array };

async function drawFaces(people: DemoPerson[]): Promise<Face[]> {
  return Promise.all(
    people.map(async (person) => ({
      name: pictureName(person),
      bytes: await drawFace(person.number, person.look),
    })),
  );
}
