import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importSources } from "@/db/schema";
import { mappingByWord } from "../rules/sources";
import type { Draft } from "./drafts";
import { fingerprintOf } from "./read-draft";

/** Keeps what a draft's columns meant and what was chosen, for the next file with that header. @returns the source's id */
export async function rememberSource(tx: Db, draft: Draft, time: Date): Promise<string> {
  const learnt = {
    mapping: mappingByWord(draft.header, draft.mapping),
    teamRule: draft.teamRule,
    whole: draft.whole,
    lastUsedAt: time,
  };
  const name = draft.fileName.split(/[\\/]/).at(-1) ?? draft.fileName;
  const [source] = await tx
    .insert(importSources)
    .values({ name, fingerprint: fingerprintOf(draft.header), ...learnt })
    .onConflictDoUpdate({ target: importSources.fingerprint, set: { name: sql`excluded.name`, ...learnt } })
    .returning({ id: importSources.id });
  if (!source) throw new Error("no source");
  return source.id;
}
