import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataHome, makeHome } from "@/db/embedded/home";

/**
 * The folder of the sealing keys for the database at `url`: 0700, beside the built-in database's folder and not in it,
 * so that no copy of the database carries a key. Each database has its own.
 */
export async function sealFolder(url: string, setting: string | undefined): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const name = createHash("sha256").update(`${hostname}:${port}${pathname}`).digest("hex").slice(0, 12);
  if (!setting) await makeHome(dataHome());
  const folder = setting ?? join(dataHome(), "seal", name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The secret that signs cookies: made once, kept in a file of mode 0600, the same at every start. */
export async function cookieSecret(): Promise<string> {
  await makeHome(dataHome());
  const file = join(dataHome(), "cookie-secret");
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, randomBytes(32).toString("base64url"), { mode: 0o600 });
  // A link fails when the file is there: two that start at once agree on the first one's.
  await link(mine, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(mine);
  return readFile(file, "utf8");
}
