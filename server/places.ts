import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { connectionOptions } from "@/db/connection";
import { dataHome, makeHome } from "@/db/embedded/home";

/**
 * The folder of the sealing keys for the database at `url`: 0700, beside the built-in database's folder and not in it,
 * so that no copy of the database carries a key. Each database has its own, by whatever address it is reached.
 */
export async function sealFolder(url: string, setting: string | undefined): Promise<string> {
  if (!setting) await makeHome(dataHome());
  const folder = setting ?? join(dataHome(), "seal", await fingerprint(url));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Names a database: its server's own number, which no alias of the host changes, and its name. */
async function fingerprint(url: string): Promise<string> {
  const { host, pathname } = new URL(url);
  const sql = postgres({ ...connectionOptions(url), max: 1 });
  const [server] = await sql`select system_identifier::text as id from pg_control_system()`
    // Some hosted servers keep the number to themselves.
    .catch(() => [{ id: host }])
    .finally(() => sql.end());
  return createHash("sha256").update(`${server?.id}${pathname}`).digest("hex").slice(0, 12);
}

/** The secret that signs cookies: made once, kept in a file of mode 0600, the same at every start. */
export async function cookieSecret(): Promise<string> {
  await makeHome(dataHome());
  const file = join(dataHome(), "cookie-secret");
  const mine = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(mine, randomBytes(32).toString("base64url"), { mode: 0o600 });
  // A link fails when the file is there: two that start at once agree on the first one's.
  await link(mine, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(mine);
  return readFile(file, "utf8");
}
