import { getDb } from "@/db/client";
import { awards } from "@/db/schema";
import { createAward } from "@/features/awards/commands/awards";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { answerConsent } from "@/features/awards/commands/wins";
import { clap } from "@/features/wall/commands/clap";
import type { Actor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { daysAgo, monthAgo } from "./calendar";
import { type Cast, personActor } from "./cast";
import { type Chance, chance } from "./chance";
import type { DemoPerson } from "./directory";
import { decideByPanel } from "./panel";
import { AWARDS, SECOND_REASONS, STORIES } from "./words";

type Player = Cast["people"][number];
const MONTHS_OF_JACKETS = 13;

/**
 * Fourteen months of awards, played by the rules: a jacket each month and another award now and then, all on the wall;
 * one award that its panel can judge today, and the jacket's own cycle open for nominations.
 */
export async function playAwards(cast: Cast, peopleTeam: Actor): Promise<void> {
  const luck = chance(14);
  const panel = choosePanel(cast);
  for (const award of AWARDS) await at(daysAgo(cast.today, 500), () => createAward(peopleTeam, award));
  const programmes = await getDb().select().from(awards);
  for (const award of programmes) {
    for (const judge of panel) await seatOnPanel(peopleTeam, { awardId: award.id, personId: judge.id });
  }
  const stage = { cast, peopleTeam, panel, luck, winners: new Set<string>() };
  for (let ago = MONTHS_OF_JACKETS; ago >= 1; ago -= 1) {
    await playMonth(stage, "jacket", ago);
    const other = AWARDS[ago % AWARDS.length];
    if (other && ago % 4 !== 0) await playMonth(stage, other.slug, ago);
  }
  await openJudging(stage, "bridge-builder");
  await openNominations(stage, "jacket", 5);
}

type Stage = { cast: Cast; peopleTeam: Actor; panel: Player[]; luck: Chance; winners: Set<string> };

async function playMonth(stage: Stage, slug: string, ago: number): Promise<void> {
  const { cast, peopleTeam, luck } = stage;
  const first = new Date(`${monthAgo(cast.today, ago)}T08:00:00Z`);
  const day = (days: number) => new Date(first.getTime() + days * 86_400_000);
  const { cycleId } = await at(first, () =>
    openCycle(peopleTeam, { awardSlug: slug, month: monthAgo(cast.today, ago), nominationsCloseAt: day(20) }),
  );
  const cases = await at(day(9), () => makeCases(stage, cycleId, 1 + luck.upTo(3)));
  await at(day(20), () => closeNominations(peopleTeam, { cycleId }));
  await at(day(24), () => crown(stage, cycleId, cases));
}

async function openJudging(stage: Stage, slug: string): Promise<void> {
  const { cast, peopleTeam } = stage;
  const { cycleId } = await at(daysAgo(cast.today, 12), () => open(stage, slug, daysAgo(cast.today, 2)));
  await at(daysAgo(cast.today, 6), () => makeCases(stage, cycleId, 3));
  await at(daysAgo(cast.today, 2), () => closeNominations(peopleTeam, { cycleId }));
}

async function openNominations(stage: Stage, slug: string, cases: number): Promise<void> {
  const { cast } = stage;
  const { cycleId } = await at(daysAgo(cast.today, 6), () => open(stage, slug, daysAgo(cast.today, -10)));
  await at(daysAgo(cast.today, 1), () => makeCases(stage, cycleId, cases));
}

function open({ cast, peopleTeam }: Stage, slug: string, closes: Date) {
  return openCycle(peopleTeam, {
    awardSlug: slug,
    month: monthAgo(cast.today, 0),
    nominationsCloseAt: closes,
  });
}

type Made = { nominationId: string; nominee: Player; story: string };

async function makeCases(stage: Stage, cycleId: string, count: number): Promise<Made[]> {
  const { luck } = stage;
  const stories = luck.shuffle(STORIES);
  const made: Made[] = [];
  for (const story of stories.slice(0, count)) {
    const nominee = luck.pick(eligible(stage, made));
    const voices = luck.shuffle(peersOf(stage, nominee)).slice(0, 3 + luck.upTo(4));
    const [nominator, ...others] = voices;
    if (!nominator) continue;
    const told = story.replaceAll("{name}", nominee.person.given);
    const { nominationId } = await nominate(personActor(nominator.id), {
      cycleId,
      nomineePersonId: nominee.id,
      story: told,
      helped: nominator.person.team,
    });
    for (const voice of others) {
      await secondNomination(personActor(voice.id), { nominationId, reason: luck.pick(SECOND_REASONS) });
    }
    made.push({ nominationId, nominee, story: told });
  }
  return made;
}

async function crown(stage: Stage, cycleId: string, cases: Made[]): Promise<void> {
  const [best] = cases;
  if (!best) return;
  const winId = await decideByPanel(stage.panel, cycleId, best);
  stage.winners.add(best.nominee.id);
  await answerConsent(personActor(best.nominee.id), { winId, yes: true });
  const hands = stage.luck
    .shuffle(stage.cast.people.filter(({ isHere }) => isHere()))
    .slice(0, 8 + stage.luck.upTo(40));
  for (const { id } of hands) await clap(personActor(id), { winId });
}

function eligible({ cast, winners, panel }: Stage, made: Made[]): Player[] {
  const taken = new Set([...winners, ...made.map(({ nominee }) => nominee.id), ...panel.map(({ id }) => id)]);
  return cast.people.filter(({ id, person, isHere }) => isHere() && !taken.has(id) && person.monthsHere > 3);
}

/** People who may speak for a nominee: of another business unit, so in no line with them, and no director. */
function peersOf({ cast, panel }: Stage, nominee: Player): Player[] {
  const isPeer = (person: DemoPerson) =>
    person.businessUnit !== nominee.person.businessUnit && person.businessUnit !== "Executive";
  return cast.people.filter(
    ({ id, person, isHere }) => isHere() && isPeer(person) && !panel.some((p) => p.id === id),
  );
}

function choosePanel(cast: Cast): Player[] {
  const tables = ["Storage", "Partners", "Accounts", "Linux desk", "Warehouse"];
  return tables.map((table) => {
    const seated = cast.people.filter(({ person }) => person.team === table && person.monthsHere > 26);
    const member = seated.at(-1);
    if (!member) throw new Error(`nobody of ${table} can sit on the panel`);
    return member;
  });
}
