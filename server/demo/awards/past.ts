import { getSql } from "@/db/client";
import { announceDue } from "@/features/awards/commands/announce";
import { countVotes } from "@/features/awards/commands/count";
import { closeNominations } from "@/features/awards/commands/cycles";
import { nominate } from "@/features/awards/commands/nominate";
import { answerConsent, correctWin } from "@/features/awards/commands/wins";
import { clap } from "@/features/wall/commands/clap";
import { congratulate } from "@/features/wall/commands/congratulate";
import { SYSTEM } from "@/lib/actor";
import { at, now } from "@/lib/clock";
import { monthAgo } from "../calendar";
import { personActor } from "../cast";
import { CONGRATULATIONS, TEAM_STORIES } from "../words";
import { decideByPanel, onThePanel } from "./panel";
import { voteAsPeers } from "./peers";
import { type Made, makeCases, openTurn, peersOf, type Stage } from "./stage";

const BY_PEERS = "full-plate";
const MONTHS_OF_JACKETS = 13;
/** The months, counted back, in which a whole team won beside the jacket. */
const TEAM_MONTHS = new Map([
  [3, { slug: "nine-lives", team: "Network" }],
  [7, { slug: "first-responder", team: "Night watch" }],
]);
/** Two who said yes to their name and words, not to their picture; and one who would rather not hang at all. */
const WITHOUT_PICTURE = 9;
const RATHER_NOT = 6;

/** A year and a month on the wall: a jacket each month and another award beside it, played by the rules of each. */
export async function playPast(stage: Stage, others: readonly string[]): Promise<void> {
  for (let ago = MONTHS_OF_JACKETS; ago >= 1; ago -= 1) {
    await playMonth(stage, "jacket", ago);
    const team = TEAM_MONTHS.get(ago);
    if (team) await playMonth(stage, team.slug, ago, team.team);
    for (const [i, slug] of others.entries()) {
      // Last month's turns of the others are still being decided today.
      if (ago > 1 && (ago + 2 * i) % 7 < 2 && slug !== team?.slug) await playMonth(stage, slug, ago);
    }
  }
}

async function playMonth(stage: Stage, slug: string, ago: number, team?: string): Promise<void> {
  const { cast, peopleTeam, luck } = stage;
  const first = new Date(`${monthAgo(cast.today, ago)}T08:00:00Z`);
  const day = (days: number) => new Date(first.getTime() + days * 86_400_000);
  const turn = { slug, ago, closesAt: day(20), decideBy: day(23), announceAt: day(24) };
  const cycleId = await at(first, () => openTurn(stage, turn));
  const cases = await at(day(9), () =>
    team ? nominateTeam(stage, cycleId, team) : makeCases(stage, cycleId, 1 + luck.upTo(3)),
  );
  await at(day(20), () => closeNominations(peopleTeam, { cycleId }));
  if (slug === BY_PEERS) await at(day(22), () => voteAsPeers(stage, cycleId, cases, 12));
  if (slug === BY_PEERS) await at(day(23), () => countVotes(SYSTEM, { cycleId }));
  await at(day(24), () =>
    slug === BY_PEERS
      ? announceVote(stage, cycleId, cases)
      : crown(stage, cycleId, cases, slug === "jacket" ? ago : null),
  );
}

/** A whole team is put up by somebody of another business unit, and rewarded together. */
async function nominateTeam(stage: Stage, cycleId: string, name: string): Promise<Made[]> {
  const [team] = await getSql()<{ id: string; leadId: string }[]>`
    select unit_id as id, lead_id as "leadId" from unit_versions
    where name = ${name} and kind = 'team' and valid @> ${now()}::timestamptz`;
  const member = stage.cast.people.find(({ person }) => person.team === name);
  const voice = member && stage.luck.pick(peersOf(stage, member));
  if (!team || !voice) throw new Error(`nobody puts ${name} up`);
  const story = TEAM_STORIES[name] ?? "";
  const { nominationId } = await nominate(personActor(voice.id), {
    cycleId,
    nomineeUnitId: team.id,
    story,
    helped: voice.person.team,
    mayTell: true,
  });
  return [{ nominationId, nominee: team, story }];
}

/** What a vote decided is announced, and its winner says yes. */
async function announceVote(stage: Stage, cycleId: string, cases: readonly Made[]): Promise<void> {
  await announceDue(SYSTEM);
  const [win] = await getSql()<{ id: string; nominationId: string }[]>`
    select id, nomination_id as "nominationId" from wins where cycle_id = ${cycleId}`;
  const best = cases.find(({ nominationId }) => nominationId === win?.nominationId);
  if (!win || !best) return;
  stage.taken.add(best.nominee.id);
  await answerConsent(personActor(best.nominee.id), { winId: win.id, yes: true });
  await cheer(stage, win.id, best);
}

async function crown(stage: Stage, cycleId: string, cases: Made[], jacketAgo: number | null): Promise<void> {
  const [best] = cases;
  if (!best) return;
  const { nominee } = best;
  const winId = await decideByPanel(stage.panel, cycleId, best);
  stage.taken.add(nominee.id);
  const yes = jacketAgo !== RATHER_NOT;
  const winner = personActor(nominee.leadId ?? nominee.id, { leads: [nominee.id] });
  await answerConsent(winner, { winId, yes, showPicture: jacketAgo !== WITHOUT_PICTURE, pictureId: null });
  if (yes) await cheer(stage, winId, best);
}

async function cheer({ cast, luck, panel }: Stage, winId: string, best: Made): Promise<void> {
  const hands = luck.shuffle(cast.people.filter(({ id, isHere }) => isHere() && id !== best.nominee.id));
  for (const { id } of hands.slice(0, 8 + luck.upTo(24))) await clap(personActor(id), { winId });
  for (const { id } of hands.slice(0, luck.upTo(5))) {
    await congratulate(personActor(id), { winId, words: luck.pick(CONGRATULATIONS) });
  }
  const [judge] = panel;
  if (!judge || !best.story.includes("ninety-four")) return;
  const after = best.story.replace("ninety-four", "ninety-six");
  await correctWin(await onThePanel(judge.id), { winId, after, reason: "Two more: counted again." });
}
