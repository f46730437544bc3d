import type { TaskList } from "graphile-worker";
import { getDb } from "@/db/client";
import { SYSTEM } from "@/lib/actor";
import { forgetOldHits } from "@/lib/rate-limit";
import { mailLink } from "./commands/link";
import { AskedLink } from "./input";

export const signInTasks: TaskList = {
  "mail-sign-in-link": (payload) => mailLink(SYSTEM, AskedLink.parse(payload)),
  "forget-old-hits": () => forgetOldHits(getDb()),
};
