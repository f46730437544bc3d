import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { SYSTEM } from "@/lib/actor";
import { applyAsAsked } from "./commands/apply-import";
import { forgetImportFiles, resumeImports } from "./commands/keep-imports";
import { readAsAsked } from "./commands/start-import";

const Draft = z.object({ draftId: z.uuid() });

export const peopleTasks: TaskList = {
  "read-import": (payload) => readAsAsked(SYSTEM, Draft.parse(payload)),
  "seat-import": (payload) => applyAsAsked(SYSTEM, Draft.parse(payload)),
  "resume-imports": () => resumeImports(SYSTEM),
  "forget-import-files": () => forgetImportFiles(SYSTEM),
};
