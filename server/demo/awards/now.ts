import { closeNominations } from "@/features/awards/commands/cycles";
import { at } from "@/lib/clock";
import { daysAgo } from "../calendar";
import { STORIES } from "../words";
import { scoreAndLift, scoreStories, setByPanel } from "./panel";
import { voteAsPeers } from "./peers";
import { eligible, type Made, makeCase, makeCases, openTurn, peersOf, type Stage } from "./stage";

/** Each award at another point of its turn, so that a visitor finds every page with something on it. */
export async function playToday(stage: Stage): Promise<void> {
  await blindPass(stage, "bridge-builder");
  await coversOff(stage, "secret-sauce");
  await beingAsked(stage, "first-responder");
  await peersVote(stage, "full-plate");
  await closedTurn(stage, "nine-lives", 3);
  await openToAll(stage, "jacket", 5);
  await openToAll(stage, "first-responder", 1);
  await openToAll(stage, "secret-sauce", 2);
  await openToAll(stage, "full-plate", 0);
}

/** Two of the five judges have read; the others have stories to read today. */
async function blindPass(stage: Stage, slug: string): Promise<void> {
  const { cycleId, cases } = await closedTurn(stage, slug, 4);
  const [, second, third] = stage.panel;
  const [best] = cases;
  if (!second || !third || !best) throw new Error("there is nothing to judge");
  for (const judge of [second, third]) await scoreStories(judge, cycleId, best, stage.luck);
}

/** The covers are off: two who spoke for each other, and two cases that stand level. */
async function coversOff(stage: Stage, slug: string): Promise<void> {
  const { cycleId, cases } = await closedTurn(stage, slug, 3, true);
  const [best] = cases;
  if (best) await scoreAndLift(stage.panel, cycleId, best);
}

/** Decided and not announced: the winner is being asked, and nobody else knows. */
async function beingAsked(stage: Stage, slug: string): Promise<void> {
  const { cycleId, cases } = await closedTurn(stage, slug, 2);
  const [best] = cases;
  if (!best) throw new Error("there is nobody to ask");
  await scoreAndLift(stage.panel, cycleId, best);
  await setByPanel(stage.panel, cycleId, best, daysAgo(stage.cast.today, -2, 15));
  stage.taken.add(best.nominee.id);
}

async function peersVote(stage: Stage, slug: string): Promise<void> {
  const { cycleId, cases } = await closedTurn(stage, slug, 4);
  await at(daysAgo(stage.cast.today, 1), () => voteAsPeers(stage, cycleId, cases, 40));
}

async function openToAll(stage: Stage, slug: string, cases: number): Promise<void> {
  const { today } = stage.cast;
  const turn = { slug, ago: 0, closesAt: daysAgo(today, -10, 12) };
  const cycleId = await at(daysAgo(today, 6), () => openTurn(stage, turn));
  await at(daysAgo(today, 1), () => makeCases(stage, cycleId, cases));
}

/** Last month's turn, whose nominations closed two days ago. @param isMutual two of its people spoke for each other */
async function closedTurn(stage: Stage, slug: string, count: number, isMutual = false) {
  const { today } = stage.cast;
  const turn = {
    slug,
    ago: 1,
    closesAt: daysAgo(today, 2),
    decideBy: daysAgo(today, -3, 12),
    announceAt: daysAgo(today, -3, 15),
  };
  const cycleId = await at(daysAgo(today, 12), () => openTurn(stage, turn));
  const cases = await at(daysAgo(today, 6), async () => [
    ...(isMutual ? await speakForEachOther(stage, cycleId) : []),
    ...(await makeCases(stage, cycleId, isMutual ? count - 2 : count)),
  ]);
  for (const { nominee } of cases) stage.taken.add(nominee.id);
  await at(daysAgo(today, 2), () => closeNominations(stage.peopleTeam, { cycleId }));
  return { cycleId, cases };
}

/** Two people of two business units who each put the other up: no wrong in it, but a panel should know. */
async function speakForEachOther(stage: Stage, cycleId: string): Promise<Made[]> {
  const { luck } = stage;
  const one = luck.pick(eligible(stage));
  const other = luck.pick(
    peersOf(stage, one).filter(({ id }) => eligible(stage).some((free) => free.id === id)),
  );
  const [story = "", back = ""] = luck.shuffle(STORIES);
  const voices = luck.shuffle(peersOf(stage, one)).filter(({ id }) => id !== other.id);
  return [
    await makeCase(stage, cycleId, one, story, [other, ...voices.slice(0, 3)]),
    await makeCase(stage, cycleId, other, back, [
      one,
      ...luck
        .shuffle(peersOf(stage, other))
        .slice(0, 3)
        .filter(({ id }) => id !== one.id),
    ]),
  ];
}
