import type { Nominee } from "../types";

/** What somebody who won is asked, before it hangs. Only the one who answers gets it. */
export type ConsentPage = {
  winId: string;
  awardId: string;
  awardName: string;
  isJacket: boolean;
  sign: string;
  month: string;
  winner: Nominee;
  citation: string;
  /** Stands for these words: a yes says with it what it is to. */
  read: string;
  /** The words were corrected after they were first shown, and nothing is said to the new ones yet. */
  isAskedAnew: boolean;
  story: string;
  helped: string;
  /** Who spoke for them, whoever made the first case first. */
  voices: { name: string; pictureId: string | null }[];
  consent: "asked" | "given" | "declined";
  showPicture: boolean;
  /** A picture chosen for the frame instead of the portrait. */
  pictureId: string | null;
  wish: string;
  isAnnounced: boolean;
  /** They said before the announcement that they would rather not; it stays so. */
  isStoodDown: boolean;
  /** The announcement in words, on the company's clock: "Friday 4 December at 15:00". */
  when: string;
};

/** What a winner would like changed in the words that hang. */
export type WishPage = Pick<
  ConsentPage,
  "winId" | "awardName" | "month" | "winner" | "citation" | "wish" | "isAnnounced" | "when"
>;

/** What somebody said of the reader in a case that did not win. No award, no rank, no votes. */
export type Said = {
  nominationId: string;
  month: string;
  words: string;
  helped: string;
  by: { personId: string; name: string; pictureId: string | null };
  /** The table it was said of; null when it was the reader. */
  teamName: string | null;
};

/** A case whose maker is asked whether its nominee may hear the words. */
export type MayTellPage = {
  nominationId: string;
  nominee: Nominee;
  month: string;
  story: string;
  /** Null while not answered. */
  mayTell: boolean | null;
  isTold: boolean;
};

/** A channel that hears announcements. */
export type Channel = {
  id: string;
  kind: "slack" | "teams" | "mail";
  name: string;
  /** Where it is, in words. Of an address that is a secret no more than this is ever shown. */
  place: string;
  addedBy: string;
  addedAt: Date;
};

/** A win as those who run awards follow it from the decision on. */
export type AnnouncementRow = {
  winId: string;
  cycleId: string;
  awardName: string;
  isJacket: boolean;
  month: string;
  winner: Nominee;
  isHere: boolean;
  consent: "asked" | "given" | "declined";
  isAsked: boolean;
  wish: string;
  /** The set moment, or when it was announced, in words. */
  when: string;
  isAnnounced: boolean;
  posts: { channelId: string; channelName: string; isSent: boolean; failure: string; canRepeat: boolean }[];
};

export type AnnouncementDesk = {
  coming: AnnouncementRow[];
  past: AnnouncementRow[];
  channels: Channel[];
  mayRunChannels: boolean;
};

/** Something of an award that waits on somebody's rail. `id` is the win's, the cycle's for a panel, or the case's. */
export type ResultTicket = {
  kind: "consent" | "wish" | "score" | "decide" | "may-tell" | "said" | "news";
  id: string;
  /** Empty where the award is not told. */
  awardName: string;
  month: string;
  /** Of whom it is told: the nominee's given name, who said it, or who won. */
  name: string;
  isTeam: boolean;
};
