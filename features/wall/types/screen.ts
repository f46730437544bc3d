import type { Nominee } from "@/features/awards/types";
import type { HungFrame } from "../types";

/** A frame as an office screen keeps it: what stands on the wall, and nobody's id. */
export type ScreenFrame = Pick<
  HungFrame,
  | "winId"
  | "awardId"
  | "awardName"
  | "isJacket"
  | "isNewestJacket"
  | "month"
  | "citation"
  | "voices"
  | "voiceTeams"
> & { winner: Pick<Nominee, "kind" | "name" | "title" | "teamName" | "pictureId"> };

/** A promise to the whole company that was kept, without whose it was. */
export type Served = { youSaid: string; weDo: string; outcome: string };

/** When the jacket moves next: its days as ISO times, for the device's own countdown. */
export type JacketTurn = { month: string; nominationsCloseAt: string; announceAt: string };

/** All that an office screen shows and keeps for a night without network. */
export type ScreenData = {
  /** The company's own time zone. */
  timeZone: string;
  frames: ScreenFrame[];
  said: Served[];
  jacket: JacketTurn | null;
};

/** A screen as an admin sees it. */
export type Screen = {
  id: string;
  name: string;
  createdAt: Date;
  createdBy: string;
  /** When it last asked for the wall, to the minute; null before the first time. */
  seenAt: Date | null;
};
