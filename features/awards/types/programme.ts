import type { AwardRules } from "../rules/award-rules";
import type { Turn } from "../rules/calendar";
import type { CaseFile, CycleState, Nominee, Voice } from "../types";

/** An award programme as everybody may read about it. */
export type Programme = {
  id: string;
  slug: string;
  name: string;
  description: string;
  sign: string;
  isJacket: boolean;
  rules: AwardRules;
  rulesSince: Date;
  hasEnded: boolean;
  /** The part of the company it is for; null for all of it. */
  unitName: string | null;
  /** Who has it now: of the newest win that hangs. */
  holder: { winId: string; winner: Nominee; month: string } | null;
  /** How many of its wins hang. */
  wins: number;
  /** The turn that is not over, if there is one. */
  running: RunningTurn | null;
  /** What the calendar says comes next; null for an award opened by hand. */
  next: Turn | null;
  timeZone: string;
};

export type RunningTurn = {
  cycleId: string;
  month: string;
  /** Between the close and the announcement it says no more than that it is being decided. */
  stage: "open" | "deciding";
  rules: AwardRules;
  /** The part of the company that this turn is for. */
  unitName: string | null;
  /** Until when the people team reads; null where it does not. */
  screenBy: Date | null;
} & Omit<Turn, "month" | "opensAt">;

export type ProgrammePage = Programme & {
  panel: { personId: string; name: string; title: string; pictureId: string | null }[];
};

/** A programme as its editor shows it. */
export type ProgrammeDesk = ProgrammePage & {
  cycles: {
    id: string;
    month: string;
    state: CycleState;
    nominationsCloseAt: Date;
    announceAt: Date;
    /** Whether the people team reads its cases first. */
    isScreened: boolean;
    stories: number;
  }[];
  /** The parts of the company that an award can be for, by name. */
  units: { id: string; name: string }[];
};

/** Cases of one turn that the people team reads before they go on. Those for the reader or their table are not there. */
export type Screening = {
  cycleId: string;
  month: string;
  awardName: string;
  awardSlug: string;
  sign: string;
  state: "open" | "screening";
  nominationsCloseAt: Date;
  /** What nobody has read by then goes on. */
  screenBy: Date;
  rules: AwardRules;
  cases: ScreenedCase[];
};

export type ScreenedCase = {
  id: string;
  nominee: Nominee;
  story: string;
  helped: string;
  values: string[];
  files: CaseFile[];
  hasPicture: boolean;
  voices: Voice[];
  screening: "waiting" | "passed" | "returned";
  note: string;
  /** Stands for these words and what is beside them: a verdict says with it what was read. */
  read: string;
  /** Why the reader leaves this one to somebody else; null when they read it. */
  whyNot: string | null;
};

/** A turn where cases wait to be read by the people team. */
export type ScreeningTicket = {
  cycleId: string;
  awardSlug: string;
  awardName: string;
  month: string;
  /** What nobody has read by then goes on. */
  screenBy: Date;
  timeZone: string;
  waiting: number;
};

/** A case that came back to its maker, who can still mend it. */
export type ReturnedTicket = {
  nominationId: string;
  awardName: string;
  nomineeName: string;
  note: string;
  nominationsCloseAt: Date;
  timeZone: string;
};
