import { type Actor, hasRole } from "@/lib/actor";
import type { AwardRules } from "./rules/award-rules";
import { isDone, mayLift, type Progress } from "./rules/first-pass";
import type { Contender } from "./rules/votes";
import type { Bonds, Case, Nominee, Standing } from "./types";

/** What ties somebody to a case. */
export type Ties = {
  /** The case is for them, or for a team they sit in. */
  isTheirs: boolean;
  /** They made it. */
  nominated: boolean;
  /** They added their voice to it, or made another case for the same person. */
  seconded: boolean;
  /** They sit at the nominee's table. */
  sameTeam: boolean;
  /** One is above the other in the reporting line. */
  inLine: boolean;
};

/** The people team and admins run awards: programmes, panels, cycles. */
export function canRunAwards(actor: Actor): boolean {
  return hasRole(actor, "people_team", "admin");
}

/** Only an admin lets a channel of Slack or Teams hear announcements. */
export function canRunChannels(actor: Actor): boolean {
  return hasRole(actor, "admin");
}

export function sitsOnPanel(actor: Actor, awardId: string): boolean {
  return actor.kind === "person" && actor.judges.includes(awardId);
}

const DEEDS = { nominate: "nominate", second: "add their voice", vote: "vote" } as const;

/** Why somebody may not nominate, second or vote for an award at all, as a sentence; null when they may. */
export function whyNotTakePart(
  deed: keyof typeof DEEDS,
  rules: Pick<AwardRules, "nominate" | "second" | "vote">,
  standing: Standing,
): string | null {
  if (!standing.takesPart) {
    return `This award is for one part of the company, and only its people ${DEEDS[deed]}. You are welcome on its wall.`;
  }
  if (rules[deed] === "leads" && !standing.leads) {
    return `For this award, people who lead a team ${DEEDS[deed]}. Tell one of them the story.`;
  }
  return null;
}

/** Why this award is not for a nominee, whoever asks, as a sentence; null when it is. */
export function whyNotForThem(
  rules: Pick<AwardRules, "forWhom">,
  { kind, shortName }: Pick<Nominee, "kind" | "shortName">,
  belongs: boolean,
): string | null {
  if (kind === "person" && rules.forWhom === "teams")
    return "This award goes to whole teams. Choose their team.";
  if (kind === "team" && rules.forWhom === "people")
    return "This award goes to one person. Choose who it was.";
  if (!belongs) return `This award is for another part of the company than ${shortName} works in.`;
  return null;
}

/** Why this person may not put the nominee up, as a sentence; null when they may. */
export function whyNotNominate(ties: Pick<Ties, "isTheirs" | "inLine">): string | null {
  if (ties.isTheirs) return "Nobody nominates themselves or their own table. Somebody else will.";
  if (ties.inLine) {
    return "This is a peers' award: nobody nominates within their own reporting line, upwards or downwards. Tell a colleague the story instead.";
  }
  return null;
}

/** Why this person may not add their voice, as a sentence; null when they may. A nominee gets no sentence, but a 404. */
export function whyNotSecond(ties: Ties): string | null {
  if (ties.nominated) return "This is your own case. It already has your voice.";
  if (ties.seconded) return "Your voice is already with them.";
  if (ties.inLine)
    return "You are in the same reporting line, and this is a peers' award. Your voice does not count here.";
  return null;
}

/**
 * Why somebody of the people team does not read a case before it goes on, as a sentence; null when they do. Of a case for
 * them or their table they do not even know.
 */
export function whyNotScreen(ties: Ties): string | null {
  if (ties.isTheirs || ties.sameTeam) return "Somebody else reads this one.";
  if (ties.nominated || ties.seconded) return "You spoke for this one, so somebody else reads it.";
  if (ties.inLine) return "You are in the nominee's reporting line, so somebody else reads this one.";
  return null;
}

/** What keeps somebody from judging a case. */
export type Conflict = "own" | "voice" | "team" | "line" | "mutual";

/**
 * What keeps a panel member from judging a case; null when nothing does.
 * @param spokeLately whether they spoke for the same nominee within a year, in any award. Who nominated each other are
 * among these; asking for the judge's own voice alone tells no judge that the nominee once put them up.
 */
export function conflictOf(ties: Ties, spokeLately: boolean): Conflict | null {
  if (ties.isTheirs) return "own";
  if (ties.nominated || ties.seconded) return "voice";
  if (ties.sameTeam) return "team";
  if (ties.inLine) return "line";
  return spokeLately ? "mutual" : null;
}

/**
 * Whether this actor may take the covers off now. With everybody done, any of the panel or the people team may; after the
 * day to decide by, with those who are done, only they or the people team.
 * @param judges what each panel member did, story by story
 */
export function liftFor(
  actor: Actor,
  judges: ReadonlyMap<string, readonly Progress[]>,
  { isLate }: { isLate: boolean },
): "all" | "late" | null {
  const lift = mayLift([...judges.values()], { isLate });
  if (lift !== "late" || canRunAwards(actor)) return lift;
  const mine = actor.kind === "person" ? judges.get(actor.personId) : undefined;
  return mine?.every(isDone) ? lift : null;
}

/** The winner answers for their picture and name; for a team, its lead does. */
export function canAnswerConsent(
  actor: Actor,
  win: { winnerPersonId: string | null; leadId: string | null },
): boolean {
  return actor.kind === "person" && actor.personId === (win.winnerPersonId ?? win.leadId);
}

/** What ties somebody to a case. `sameCycle` tells of other cases for the same nominee. */
export function tiesTo(bonds: Bonds, about: Case, sameCycle: readonly Case[] = [about]): Ties {
  const { personId } = bonds;
  const own = about.voices.find((voice) => voice.personId === personId);
  const elsewhere = sameCycle.some(
    (other) =>
      other.id !== about.id &&
      other.nominee.id === about.nominee.id &&
      other.voices.some((voice) => voice.personId === personId),
  );
  return {
    ...tiesToNominee(bonds, about),
    nominated: own?.nominated === true,
    seconded: own?.nominated === false || elsewhere,
  };
}

/** What ties somebody to a nominee, before there is a case. */
export function tiesToNominee(
  bonds: Bonds,
  { nominee, teamId, leadId }: Pick<Case, "nominee" | "teamId" | "leadId">,
): Pick<Ties, "isTheirs" | "sameTeam" | "inLine"> {
  const isTeam = nominee.kind === "team";
  const sitsThere = teamId !== null && bonds.teamId === teamId;
  return {
    isTheirs: isTeam ? sitsThere || bonds.leads.has(nominee.id) : nominee.id === bonds.personId,
    sameTeam: sitsThere,
    inLine: isTeam ? leadId !== null && bonds.line.has(leadId) : bonds.line.has(nominee.id),
  };
}

/** What ties somebody to whoever a vote is for, over all the stories told about them. */
export function tiesToContender(bonds: Bonds, { cases }: Contender<Case>): Ties {
  const [first] = cases;
  const wrote = cases.some(({ voices }) =>
    voices.some((voice) => voice.nominated && voice.personId === bonds.personId),
  );
  return { ...tiesTo(bonds, first, cases), nominated: wrote };
}
