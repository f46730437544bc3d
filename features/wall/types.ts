import type { Helped, Nominee } from "@/features/awards/types";

/** A frame on the wall. */
export type HungFrame = {
  winId: string;
  awardId: string;
  awardName: string;
  isJacket: boolean;
  isNewestJacket: boolean;
  month: string;
  /** Without a picture where the winner would rather hang by name alone. */
  winner: Nominee;
  citation: string;
  voices: number;
  voiceTeams: number;
  claps: number;
};

export type WallFilter = {
  show: "all" | "jackets";
  /** An award's slug. */
  award: string | null;
  year: number | null;
  /** What was searched for, in names and stories. */
  words: string;
};

/** A stretch of the wall, newest first. */
export type WallSheet = {
  frames: HungFrame[];
  /** The win that the next sheet begins with; null at the end of the wall. */
  next: string | null;
};

/** An award that was announced and waits for the winner's yes. No names. */
export type WaitingFrame = { awardName: string; isJacket: boolean; month: string };

export type Wall = WallSheet & {
  /** Who wears the jacket; null where the first sheet is not what is shown, or only a part of the wall. */
  hero: NewestJacket | null;
  waiting: WaitingFrame[];
  /** Frames on the whole wall, whatever the filter. */
  hanging: number;
  years: number[];
  /** Where whoever asks has their seat, whose own wall they may want to see. */
  myTeamId: string | null;
  awards: { slug: string; name: string }[];
  filter: WallFilter;
  /** The win that this begins with; null at the newest. */
  from: string | null;
};

/** A unit's own piece of the wall. */
export type TeamWall = WallSheet & {
  unit: { id: string; name: string };
  hanging: number;
  from: string | null;
};

export type Congratulation = {
  id: string;
  name: string;
  personId: string;
  pictureId: string | null;
  words: string;
  saidAt: Date;
  isMine: boolean;
  mayTakeDown: boolean;
};

/** Another frame of the same award, named beside a winner's page. */
export type Neighbour = { winId: string; name: string; month: string };

/** Somebody who spoke for a winner, as everybody may read it once it hangs. */
export type Speaker = {
  personId: string;
  name: string;
  pictureId: string | null;
  words: string;
  nominated: boolean;
};

/** A win's own page. */
export type WinPage = HungFrame & {
  awardSlug: string;
  consent: "asked" | "given" | "declined";
  /** Who sat at the table when it was chosen; nobody where a person won. */
  table: Pick<Speaker, "personId" | "name" | "pictureId">[];
  story: string;
  helped: string;
  helpedBy: Helped[];
  /** Whether the story has a picture that may be shown: at `/api/wall/<winId>/picture/<width>`. */
  hasStoryPicture: boolean;
  speakers: Speaker[];
  corrections: { before: string; after: string; reason: string; correctedAt: Date; correctedBy: string }[];
  congratulations: Congratulation[];
  /** How many there are, when only the newest are listed. */
  congratulated: number;
  hasClapped: boolean;
  hasCongratulated: boolean;
  earlier: Neighbour | null;
  later: Neighbour | null;
  mayAnswer: boolean;
  mayCorrect: boolean;
};

/** A win as a person's page lists it. */
export type PersonWin = {
  winId: string;
  awardId: string;
  awardName: string;
  isJacket: boolean;
  isNewestJacket: boolean;
  month: string;
  /** Whether their whole table won it. */
  asTeam: boolean;
};

export type NewestJacket = HungFrame & {
  hasClapped: boolean;
  announcedAt: Date;
  /** Who handed it over. */
  before: Nominee | null;
};

/** One month of the jacket's way: who wore it, or why nobody's name stands there. */
export type LineageMonth =
  | { kind: "worn"; month: string; frame: HungFrame }
  | { kind: "rather_not" | "waiting" | "nobody"; month: string };

/** Months of one holder, or of a gap, that follow each other; newest first. */
export type LineageStretch =
  | { kind: "worn"; from: string; to: string; frame: HungFrame }
  | { kind: "rather_not" | "waiting" | "nobody"; from: string; to: string };
