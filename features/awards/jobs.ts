import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { announceDue } from "./commands/announce";
import { postAnnouncement } from "./commands/channels";
import { countDueVotes } from "./commands/count";
import { closeDueNominations, openDueCycles } from "./commands/cycles";
import { noticeLeavers } from "./commands/leavers";
import { endDueScreenings } from "./commands/screen";
import { TellingPayload, tell } from "./commands/tell";
import { Post } from "./input/result";

export const awardTasks: TaskList = {
  "open-cycles": () => openDueCycles(SYSTEM),
  "close-nominations": () => closeDueNominations(SYSTEM),
  "end-screenings": () => endDueScreenings(SYSTEM),
  "count-votes": () => countDueVotes(SYSTEM),
  announce: () => announceDue(SYSTEM),
  "notice-leavers": () => noticeLeavers(SYSTEM),
  "post-announcement": (payload) => postAnnouncement(SYSTEM, Post.parse(payload)),
  "tell-of-award": (payload) => tell(SYSTEM, TellingPayload.parse(payload)),
};
