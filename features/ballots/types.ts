import type { BallotQuestion } from "./rules";

/** The open pulse as a ticket on somebody's rail. `cast` of `eligible` is the company's total. */
export type PulseTicket = {
  roundId: string;
  name: string;
  /** The first question, in words. */
  question: string;
  closesAt: Date;
  eligible: number;
  cast: number;
  /** Whether this person picked up a ballot; whether they cast it nobody knows. */
  pickedUp: boolean;
};

/** What the respondent's page needs. */
export type PulseForm = {
  id: string;
  name: string;
  isOpen: boolean;
  k: number;
  closesAt: Date;
  questions: BallotQuestion[];
  /** The unit this person's answer is counted in, and how many people answer there. */
  unitName: string;
  answersTogether: number;
  /** This person's place in this round, as a device files it: two people on one device never share a ballot. */
  place: string;
  /** Given names of those at this person's table, to warn before one is written into a comment. */
  teammates: string[];
};
