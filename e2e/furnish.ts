import { test } from "@playwright/test";
import { getSql } from "@/db/client";
import { askForHelp } from "@/features/asks/commands";
import { tallyRound } from "@/features/ballots/tally/tally";
import { promiseFollowUp } from "@/features/followups/commands";
import { startImport } from "@/features/people/commands/start-import";
import { createService, nameOwners } from "@/features/services/commands";
import { answerSplit } from "@/features/splits/commands/answer";
import { proposeToTeam } from "@/features/splits/commands/save";
import { getSplit } from "@/features/splits/queries";
import { postStrengths } from "@/features/strengths/commands";
import { suggestStrength } from "@/features/strengths/commands/suggest";
import { closeRound } from "@/features/surveys/commands";
import { planReorganisation } from "@/features/teams/commands/reorganise";
import { closeTeam, foundTeam } from "@/features/teams/commands/units";
import { grantWaiver } from "@/features/teams/commands/waivers";
import { createScreen } from "@/features/wall/commands/screens";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { playAwards } from "./awards";
import { everybodyElseAnswers } from "./ballots";
import { loadDirectory } from "./directory";
import { acting, findRole, findTable, type Somebody, type Table } from "./find";
import { rateFor } from "./ratings";
import { openPulse, openServices } from "./rounds";

const DAY = 86_400_000;
/** Four rounds want a hundred RSA keys and more, so the hook that furnishes may take longer than a test, in milliseconds. */
const AT_MOST = 300_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

/** A page and somebody who sees the most of it. */
export type Stop = { name: string; path: string; who: Somebody | null };

/**
 * Fills an imported portal with one of everything, by the features' own commands, and lists every page that there is
 * to see then: what is checked on all pages (accessibility, reflow, doors) walks this list.
 */
export async function furnish(): Promise<Stop[]> {
  test.setTimeout(AT_MOST);
  const team = await findTable(8);
  const [lead, member] = team.members as [Somebody, Somebody];
  const admin = await findRole("admin");
  const peopleTeam = acting(admin, { roles: ["admin", "people_team"] });
  await playStrengths(team);
  const past = await playPulse(peopleTeam, team, lead);
  const open = await openPulse(peopleTeam, { name: "Winter pulse", closesAt: daysFromNow(5) });
  const { slug, counted, asking } = await playServices(peopleTeam, lead);
  const awards = await playAwards(team);
  const { token } = await createScreen(peopleTeam, { name: "Canteen" });
  const cleared = await playTables(peopleTeam, team);
  await playSplit(team, lead, member);
  const directory = await loadDirectory();
  const draftId = await startImport(peopleTeam, { fileName: directory.fileName, bytes: directory.csv });
  return [
    { name: "the front door", path: "/sign-in", who: null },
    { name: "a sign-in link", path: "/enter/some-link", who: null },
    { name: "a spent set-up link", path: "/set-up/some-link", who: null },
    { name: "the office screen", path: `/kiosk#${token}`, who: null },
    { name: "Home", path: "/", who: member },
    { name: "Pulses", path: "/pulses", who: member },
    { name: "how names stay out", path: "/anonymity", who: member },
    { name: "a ballot", path: `/pulse/${open.roundId}`, who: member },
    { name: "Teams", path: "/teams", who: member },
    { name: "a team", path: `/teams/${team.id}`, who: member },
    { name: "a team that ended", path: `/teams/${cleared}`, who: member },
    { name: "a team seen by the people team", path: `/teams/${team.id}`, who: admin },
    { name: "a split as its table sees it", path: `/teams/${team.id}/split`, who: member },
    { name: "a split as its lead plans it", path: `/teams/${team.id}/split`, who: lead },
    { name: "People", path: "/people", who: member },
    { name: "a person", path: `/people/${lead.id}`, who: member },
    { name: "one's own page", path: `/people/${member.id}`, who: member },
    { name: "one's strengths", path: "/people/me/strengths", who: member },
    { name: "a walk to one's strengths", path: "/people/me/strengths/walk", who: member },
    { name: "the company's strengths", path: "/people/strengths", who: member },
    { name: "the right person", path: "/people/right-person", who: member },
    { name: "who could help", path: `/people/right-person?q=${encodeURIComponent(team.name)}`, who: member },
    { name: "Services", path: "/services", who: member },
    { name: "a service", path: `/services/${slug}`, who: member },
    { name: "a round on services", path: `/services/rounds/${asking}`, who: member },
    { name: "a counted round on services", path: `/services/rounds/${counted}`, who: member },
    { name: "services to rate", path: `/services/rate?of=${slug}`, who: member },
    { name: "the wall", path: "/wall", who: member },
    { name: "the wall as a list", path: "/wall?view=list", who: member },
    { name: "a frame", path: `/wall/${awards.winId}`, who: member },
    { name: "everybody who wore the jacket", path: "/wall/lineage", who: member },
    { name: "a team's own wall", path: `/teams/${team.id}/wall`, who: member },
    { name: "what was said about somebody", path: "/wall/said-about-me", who: member },
    { name: "a vote of peers", path: `/wall/vote/${awards.vote}`, who: member },
    { name: "the private question", path: `/wall/consent/${awards.askedWin}`, who: awards.next },
    { name: "the awards", path: "/wall/awards", who: member },
    { name: "an award's rules", path: "/wall/awards/jacket", who: member },
    { name: "a nomination to write", path: "/wall/nominate", who: member },
    { name: "a nomination", path: `/wall/nominations/${awards.openCase}`, who: member },
    { name: "an address that leads nowhere", path: "/no-such-page", who: member },
    { name: "team health", path: `/teams/${team.id}/health`, who: lead },
    { name: "a service seen by its owner", path: `/services/${slug}`, who: lead },
    { name: "the panel", path: `/wall/panel/${awards.judging}`, who: awards.judge },
    { name: "the panel with the covers off", path: `/wall/panel/${awards.coversOff}`, who: awards.judge },
    { name: "the company's health", path: `/teams/${await companyId()}/health`, who: admin },
    { name: "a pulse that is open", path: `/pulses/${open.roundId}`, who: admin },
    { name: "a pulse that is counted", path: `/pulses/${past}`, who: admin },
    { name: "Administration", path: "/admin", who: admin },
    { name: "tables", path: "/admin/teams", who: admin },
    { name: "a reorganisation to plan", path: "/admin/teams/reorganise", who: admin },
    { name: "the directory", path: "/admin/directory", who: admin },
    { name: "a file to look over", path: `/admin/directory/${draftId}`, who: admin },
    { name: "people and roles", path: "/admin/people", who: admin },
    { name: "connections", path: "/admin/connections", who: admin },
    { name: "the company", path: "/admin/company", who: admin },
    { name: "awards", path: "/admin/awards", who: admin },
    { name: "an award to run", path: "/admin/awards/jacket", who: admin },
    { name: "cases to read", path: `/admin/awards/${awards.screened}/screening`, who: admin },
    { name: "the year's awards, looked at for fairness", path: "/admin/awards/fairness", who: admin },
    { name: "announcements", path: "/admin/announcements", who: admin },
    { name: "services and rounds", path: "/admin/services", who: admin },
    { name: "the catalogue of strengths", path: "/admin/strengths", who: admin },
    { name: "screens", path: "/admin/screens", who: admin },
    { name: "the ways in", path: "/admin/sign-in", who: admin },
  ];
}

type Person = ReturnType<typeof acting>;

/** A waiver that runs, a plan for the spring and a team that ended. @returns the ended team */
async function playTables(peopleTeam: Person, { id: unitId, parentId }: Table): Promise<string> {
  const inDays = (days: number) => daysFromNow(days).toISOString().slice(0, 10);
  const reason = "Two of them learn the night shift until spring.";
  await grantWaiver(peopleTeam, { unitId, seats: 10, reason, until: inDays(10) });
  const steps = [{ do: "rename" as const, unitId, name: "Spring table" }];
  await planReorganisation(peopleTeam, { name: "Spring tables", day: inDays(60), steps });
  const made = await foundTeam(peopleTeam, { kind: "team", parentId, name: "Autumn table", leadId: null });
  await closeTeam(peopleTeam, made);
  return made.unitId;
}

/** A plan to split the table, and one word to it. */
async function playSplit({ id: unitId }: Table, lead: Somebody, member: Somebody): Promise<void> {
  const { plan } = await getSplit(acting(lead), unitId);
  const { version } = await proposeToTeam(acting(lead), { unitId, version: 0, ...plan });
  await answerSplit(acting(member), { unitId, version, agrees: "no", words: "Not before spring, please." });
}

/** The whole table has posted; the lead was asked often, the next one has a request and a suggestion on the rail. */
async function playStrengths({ members }: Table): Promise<void> {
  const [lead, member, ...others] = members as [Somebody, Somebody, ...Somebody[]];
  const strengths = await anyStrengths();
  for (const one of members) await postStrengths(acting(one), { strengths });
  for (const one of others)
    await askForHelp(acting(one), { personId: lead.id, words: "Have you got a moment?" });
  const [other] = others as [Somebody];
  await askForHelp(acting(other), { personId: member.id, words: "Would you read my letter?" });
  const [missing] = await getSql()<{ id: string }[]>`
    select id from strengths where not id = any(${strengths}) order by position desc limit 1`;
  await suggestStrength(acting(other), { personId: member.id, strengthId: missing?.id ?? "" });
}

/** A pulse of a quarter ago, counted, with a promise that came of it. */
async function playPulse(peopleTeam: Person, team: Table, lead: Somebody): Promise<string> {
  // The worker closes at once what is due, so a past round is closed by hand.
  const { roundId } = await at(daysFromNow(-90), () =>
    openPulse(peopleTeam, { name: "Autumn pulse", closesAt: daysFromNow(1) }),
  );
  await at(daysFromNow(-85), () =>
    everybodyElseAnswers(roundId, [], (index) => ({
      score: index % 10 === 0 ? 2 : index % 5 === 0 ? 7 : 9,
      agree: 1 + (index % 5),
      comment: index % 5 === 0 ? "More time to finish what we start, please." : undefined,
    })),
  );
  await closeAndCount(peopleTeam, roundId, daysFromNow(-80));
  for (const youSaid of ["Everything is urgent, so nothing is.", "We never hear what came of it."]) {
    await promiseFollowUp(acting(lead, { leads: [team.id] }), {
      unitId: team.id,
      roundId,
      youSaid,
      weDo: "One list a week, in order, on the wall.",
      knowWhen: "Three weeks in a row nobody asked what comes first",
      ownerId: lead.id,
      dueOn: daysFromNow(20).toISOString().slice(0, 10),
    });
  }
  return roundId;
}

async function closeAndCount(peopleTeam: Person, roundId: string, time: Date): Promise<void> {
  await at(time, async () => {
    await closeRound(peopleTeam, { roundId, reason: "Everybody has answered." });
    await tallyRound(SYSTEM, { roundId });
  });
}

/** A service with an owner, a quarter that is counted and one that is open. @returns its slug and the rounds */
async function playServices(peopleTeam: Person, owner: Somebody) {
  const promise = "Somebody answers within the hour.";
  const { serviceId, slug } = await createService(peopleTeam, { name: "IT help", promise });
  await createService(peopleTeam, { name: "Facilities" });
  await nameOwners(peopleTeam, { serviceId, personIds: [owner.id] });
  const { roundId } = await at(daysFromNow(-70), () =>
    openServices(peopleTeam, { name: "Autumn services", closesAt: daysFromNow(1) }),
  );
  const raters = await getSql()<{ id: string }[]>`
    select person_id as id from round_roster where round_id = ${roundId} and person_id <> ${owner.id}
    order by person_id limit 40`;
  await at(daysFromNow(-65), async () => {
    for (const [index, { id }] of raters.entries()) {
      const rating = { score: index % 4 === 0 ? 5 : 9, passedOn: index % 6 === 0 ? 1 : 0 };
      await rateFor(id, roundId, [{ slug, ...rating, words: "They called back." }]);
    }
  });
  await closeAndCount(peopleTeam, roundId, daysFromNow(-60));
  const open = await openServices(peopleTeam, { name: "Winter services", closesAt: daysFromNow(10) });
  return { slug, counted: roundId, asking: open.roundId };
}

async function anyStrengths(): Promise<string[]> {
  const rows = await getSql()<{ id: string }[]>`select id from strengths order by position, id limit 6`;
  return rows.map(({ id }) => id);
}

async function companyId(): Promise<string> {
  const [root] = await getSql()<{ id: string }[]>`
    select unit_id as id from unit_versions where kind = 'company' and upper_inf(valid)`;
  return root?.id ?? "";
}
