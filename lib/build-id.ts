import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | undefined;

/** What Next named this build; "dev" where nothing was built. A page that stays open for weeks compares it with its own. */
export function buildId(): string {
  known ??= readBuildId();
  return known;
}

function readBuildId(): string {
  try {
    return readFileSync(join(process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"), "utf8").trim();
  } catch {
    return "dev";
  }
}
