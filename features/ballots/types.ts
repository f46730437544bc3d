import type { Paper, PublicUnit } from "./rules/manifest";
import type { BallotQuestion } from "./rules/paper";

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

/** What the respondent's page of a round needs. */
export type BallotForm = {
  id: string;
  kind: "pulse" | "service";
  name: string;
  isOpen: boolean;
  k: number;
  closesAt: Date;
  questions: BallotQuestion[];
  /** What the device checks before it makes a token. */
  paper: Paper;
  /** The unit this person's answer is counted in. */
  unitName: string;
  /** The names of the others who answer there, the first forty; `paper.unit.eligible` says how many they are in all. */
  together: string[];
  /** This person's place in this round, as a device files it: two people on one device never share a ballot. */
  place: string;
  /** Given names of those at this person's table, to warn before one is written into a comment. */
  teammates: string[];
};

/** A round that a device may hold a receipt of, and where it files it. */
export type ReceiptRound = { id: string; name: string; isCounted: boolean; place: string };

/** What a round's page lays open: the manifest as it was hashed, and whether the key that opened its box is gone. */
export type RoundProof = { manifest: string | null; isKeyDestroyed: boolean; place: string };

/** What a round publishes about itself, to anybody. The counts and the board come with the tally. */
export type PublicRecord = {
  /** The very text whose SHA-256 is the fingerprint. */
  manifest: string;
  /** In hexadecimal. */
  fingerprint: string;
  state: "open" | "closed" | "published" | "void";
  units: PublicUnit[];
  issued?: number;
  cast?: number;
  counted?: number;
  /** Receipt hashes in hexadecimal, sorted. */
  board?: string[];
};
