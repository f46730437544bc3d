import type { Nominee } from "@/features/awards/types";

/** A frame on the wall. */
export type HungFrame = {
  winId: string;
  awardId: string;
  awardName: string;
  isJacket: boolean;
  isNewestJacket: boolean;
  month: string;
  winner: Nominee;
  citation: string;
  voices: number;
  voiceTeams: number;
  claps: number;
};

export type Wall = {
  frames: HungFrame[];
  /** Awards that were picked and wait for the winner's yes. No names. */
  waiting: { awardName: string; isJacket: boolean; month: string }[];
  /** People and teams on the whole wall, whatever the filter. */
  hanging: number;
  years: number[];
  filter: { show: "all" | "jackets"; year: number | null };
};

/** A win's own page. */
export type WinPage = HungFrame & {
  consent: "asked" | "given" | "declined";
  story: string;
  helped: string;
  firstVoice: { personId: string; name: string } | null;
  voicePeople: { name: string; pictureId: string | null }[];
  corrections: { before: string; after: string; reason: string; correctedAt: Date; correctedBy: string }[];
  hasClapped: boolean;
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
};

export type NewestJacket = HungFrame & { hasClapped: boolean };

export type Screen = { id: string; name: string; createdAt: Date; createdBy: string };
