import type { AwardRules } from "./rules/award-rules";

/** Who a case is for: a person or a whole team. */
export type Nominee = {
  kind: "person" | "team";
  id: string;
  name: string;
  /** The name in running text: a given name, or the team's. */
  shortName: string;
  title: string;
  pictureId: string | null;
  teamName: string | null;
};

/** A colleague who speaks for a case: the one who made it, or somebody who added their voice. */
export type Voice = {
  personId: string;
  name: string;
  givenName: string;
  pictureId: string | null;
  teamId: string | null;
  words: string;
  nominated: boolean;
};

/** Somebody, or a whole team, whom it helped. */
export type Helped = { kind: "person" | "team"; id: string; name: string; pictureId: string | null };

/** A file that goes with a case; only ever downloaded. */
export type CaseFile = { id: string; name: string };

/** A case as commands and queries load it; never sent to a page as it is. */
export type Case = {
  id: string;
  cycleId: string;
  nominee: Nominee;
  familyName: string | null;
  /** The table the nominee sits at, or the nominated team. */
  teamId: string | null;
  departmentName: string | null;
  /** Of a nominated team. */
  leadId: string | null;
  story: string;
  helped: string;
  helpedBy: Helped[];
  /** Goes with the story; not the nominee's portrait. */
  pictureId: string | null;
  files: CaseFile[];
  isWithdrawn: boolean;
  /** Which of the award's values the story shows. */
  values: string[];
  screening: "waiting" | "passed" | "returned";
  /** What the people team wrote when it went back. */
  screeningNote: string;
  isShortlisted: boolean;
  /** Whether the nominee still works here, or the team still exists. */
  isHere: boolean;
  voices: Voice[];
};

/** Who sits with somebody, whom they lead, and their reporting line in both directions. */
export type Bonds = { personId: string; teamId: string | null; leads: Set<string>; line: Set<string> };

/** Where somebody stands towards an award: whether they belong to the part of the company it is for, and lead a unit. */
export type Standing = { takesPart: boolean; leads: boolean };

export type CycleState = "open" | "screening" | "judging" | "decided" | "announced" | "closed";

/** A cycle that takes nominations now. `month` is its first day. */
export type OpenCycle = {
  id: string;
  awardId: string;
  awardSlug: string;
  awardName: string;
  description: string;
  /** Which drawing stands for it. */
  sign: string;
  isJacket: boolean;
  month: string;
  nominationsCloseAt: Date;
  /** As they stood when it opened. */
  rules: AwardRules;
};

/** A case as a colleague reads it. The nominee never gets one. */
export type CasePage = {
  id: string;
  awardName: string;
  sign: string;
  isJacket: boolean;
  month: string;
  state: CycleState;
  nominationsCloseAt: Date;
  /** The company's own (IANA). */
  timeZone: string;
  isWithdrawn: boolean;
  nominee: Nominee;
  story: string;
  /** Stands for these words: a voice says with it what its giver has read. */
  read: string;
  helped: string;
  helpedBy: Helped[];
  values: string[];
  hasPicture: boolean;
  files: CaseFile[];
  voices: Voice[];
  voiceTeams: number;
  isMine: boolean;
  /** What its maker may still change; null for everybody else, and after the close. */
  change: {
    /** Whether the story itself may be said again: nobody else spoke for it yet. */
    story: boolean;
    mayTell: boolean;
    offeredValues: string[];
    pictureId: string | null;
    file: { key: string; name: string } | null;
  } | null;
  /** Whether its maker may take it back. */
  mayWithdraw: boolean;
  /** What the people team wrote to its maker when it went back; empty for everybody else. */
  screeningNote: string;
  /** Whether nominations are still open. */
  takesVoices: boolean;
  /** Why the reader cannot add a voice; null when they can. */
  whyNotSecond: string | null;
};

/** A case for one nominee in one open cycle, offered before somebody writes another. */
export type ExistingCase = {
  id: string;
  cycleId: string;
  awardName: string;
  voices: number;
  people: { id: string; name: string; pictureId: string | null }[];
  firstVoice: string;
  /** The beginning of its story. */
  quote: string;
  /** Whether the reader wrote it, or added their voice to it. */
  mine: "wrote" | "seconded" | null;
};

/** An open cycle as somebody who writes a case meets it. */
export type DeskCycle = OpenCycle & {
  /** The day its nominations close, in words of the company's own zone. */
  closesOn: string;
  /** Why it takes no case of theirs for the chosen nominee; null when it does. */
  whyNot: string | null;
};

/** What the nomination page needs to know. */
export type NominationDesk = {
  cycles: DeskCycle[];
  nominee: Nominee | null;
  /** Why this nominee cannot be put up by the one who asks; null when they can. */
  whyNot: string | null;
  existing: ExistingCase[];
};

/** A person or a team, as offered while somebody types whom their story is about or who was helped. */
export type NomineeFound = Helped & { detail: string };

/** A case that is still being written, on the device or kept for later. */
export type CaseDraft = {
  nominee: Nominee | null;
  cycleId: string;
  story: string;
  helped: string;
  helpedBy: Helped[];
  values: string[];
  mayTell: boolean;
  pictureId: string | null;
  file: { key: string; name: string } | null;
};

/** A draft that somebody kept for later. */
export type KeptDraft = CaseDraft & { savedAt: Date };

/** What of open nominations waits for somebody on their rail. */
export type NominationTickets = {
  /** One open case that would gain from their voice. */
  second: {
    nominationId: string;
    awardName: string;
    nominee: Nominee;
    firstVoice: string;
    otherVoices: number;
    quote: string;
  } | null;
  /** Their own case that they kept for later, while nominations are open. */
  draft: { about: string | null; story: string } | null;
};

/** Words, or what stands on the tape over them. */
export type Piece = { words: string; taped: boolean };

/** An award as those who run awards see it. */
export type AwardDesk = {
  id: string;
  slug: string;
  name: string;
  description: string;
  isJacket: boolean;
  panel: { personId: string; name: string; pictureId: string | null }[];
};

/** Somebody on the shortlist of a vote, with every story told about them. */
export type VoteStory = {
  /** The story that a vote for them is kept with. */
  nominationId: string;
  nominee: Nominee;
  told: { nominationId: string; story: string; helped: string; by: string }[];
  voices: number;
  voiceTeams: number;
  isMine: boolean;
  /** Why the reader cannot vote for them; null when they can. */
  whyNot: string | null;
};

/** A vote of peers as one of them reads it. */
export type VotePage = {
  cycleId: string;
  awardName: string;
  awardSlug: string;
  isJacket: boolean;
  month: string;
  decideBy: Date;
  announceAt: Date;
  timeZone: string;
  /** Open; over and about to be counted; without votes; without anybody who can win; counted, not announced; over. */
  phase: "open" | "counting" | "nobody_voted" | "nobody_left" | "counted" | "over";
  /** Why the reader has no vote in this award; null when they have. */
  whyNot: string | null;
  stories: VoteStory[];
  /** The reader's vote was for somebody who is no longer on the shortlist. */
  fellAway: boolean;
  /** After the count, for the people team; never said below five. */
  totals: { name: string; votes: number }[] | null;
  /** Whoever hangs for it. */
  winner: { winId: string; name: string; votes: number } | null;
  mayRun: boolean;
};

/** A vote on somebody's rail: to be given, to be given again, or one that found no winner. */
export type VoteTicket = {
  kind: "vote" | "again" | "no_winner";
  cycleId: string;
  awardName: string;
  month: string;
  decideBy: Date;
  timeZone: string;
  contenders: number;
};
