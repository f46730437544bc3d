import { openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import type { Actor } from "@/lib/actor";
import { monthAgo } from "../calendar";
import { type Cast, personActor } from "../cast";
import type { Chance } from "../chance";
import type { DemoPerson } from "../directory";
import { SECOND_REASONS, STORIES } from "../words";

export type Player = Cast["people"][number];

/** Whom the award plays need: the company, its people team and panel, and who won or stands in a turn already. */
export type Stage = {
  cast: Cast;
  peopleTeam: Actor;
  panel: Player[];
  luck: Chance;
  taken: Set<string>;
  /** Stories that were not told yet; the first case of a turn, the one that wins, always has a new one. */
  untold: string[];
};

/** A case that was made, with the words its winner could hang by. */
export type Made = { nominationId: string; nominee: { id: string; leadId?: string }; story: string };

export type Turn = { slug: string; ago: number; closesAt: Date; decideBy?: Date; announceAt?: Date };

/** Opens an award for the month that lies `ago` months back. */
export async function openTurn({ cast, peopleTeam }: Stage, turn: Turn): Promise<string> {
  const { cycleId } = await openCycle(peopleTeam, {
    awardSlug: turn.slug,
    month: monthAgo(cast.today, turn.ago),
    nominationsCloseAt: turn.closesAt,
    ...(turn.decideBy && { decideBy: turn.decideBy }),
    ...(turn.announceAt && { announceAt: turn.announceAt }),
  });
  return cycleId;
}

/** Cases for people who neither won nor stand in this turn, told by colleagues who are in no line with them. */
export async function makeCases(stage: Stage, cycleId: string, count: number): Promise<Made[]> {
  const { luck } = stage;
  const made: Made[] = [];
  const first = stage.untold.pop() ?? luck.pick([...STORIES]);
  const others = luck.shuffle(STORIES).filter((story) => story !== first);
  for (const story of [first, ...others].slice(0, count)) {
    const nominee = luck.pick(eligible(stage, made));
    const voices = luck.shuffle(peersOf(stage, nominee)).slice(0, 3 + luck.upTo(4));
    made.push(await makeCase(stage, cycleId, nominee, story, voices));
  }
  return made;
}

/** One case: the first voice writes it, the others add theirs. */
export async function makeCase(
  { luck }: Stage,
  cycleId: string,
  nominee: Player,
  story: string,
  [nominator, ...others]: Player[],
): Promise<Made> {
  if (!nominator) throw new Error("a case needs somebody who makes it");
  const told = story.replaceAll("{name}", nominee.person.given);
  const { nominationId } = await nominate(personActor(nominator.id), {
    cycleId,
    nomineePersonId: nominee.id,
    story: told,
    helped: nominator.person.team,
    mayTell: luck.upTo(3) > 0,
  });
  for (const voice of others) {
    await secondNomination(personActor(voice.id), { nominationId, reason: luck.pick(SECOND_REASONS) });
  }
  return { nominationId, nominee, story: told };
}

export function eligible({ cast, taken, panel }: Stage, made: readonly Made[] = []): Player[] {
  const standing = new Set([
    ...taken,
    ...made.map(({ nominee }) => nominee.id),
    ...panel.map(({ id }) => id),
  ]);
  return cast.people.filter(
    ({ id, person, isHere }) =>
      isHere() && !standing.has(id) && person.monthsHere > 3 && person.businessUnit !== "Executive",
  );
}

/** People who may speak for a nominee: of another business unit, so in no line with them, and no director. */
export function peersOf({ cast, panel }: Stage, nominee: Player): Player[] {
  const isPeer = (person: DemoPerson) =>
    person.businessUnit !== nominee.person.businessUnit && person.businessUnit !== "Executive";
  return cast.people.filter(
    ({ id, person, isHere }) => isHere() && isPeer(person) && !panel.some((p) => p.id === id),
  );
}

/** Five people of five departments. */
export function choosePanel(cast: Cast): Player[] {
  const tables = ["Storage", "Partners", "Accounts", "Linux desk", "Warehouse"];
  return tables.map((table) => {
    const seated = cast.people.filter(({ person }) => person.team === table && person.monthsHere > 26);
    const member = seated.at(-1);
    if (!member) throw new Error(`nobody of ${table} can sit on the panel`);
    return member;
  });
}
