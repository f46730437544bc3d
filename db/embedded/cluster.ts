import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Account, give } from "./account";
import type { Binaries } from "./binaries";
import { LaunchError } from "./launch-error";
import { isAlive } from "./process";

/** A data folder with everything it takes to run a server on it. */
export type Cluster = {
  binaries: Binaries;
  account: Account | undefined;
  /** PostgreSQL's own folder, owned by the server's account. */
  data: string;
  log: string;
  /** One random password, for the superuser `postgres` and the portal's role alike. */
  password: string;
};

/**
 * The cluster in `folder`; made with initdb when there is none.
 * @throws LaunchError when another major version of PostgreSQL made it
 */
export async function openCluster(folder: string, binaries: Binaries, account?: Account): Promise<Cluster> {
  const made = (await madeBy(folder)) ?? (await create(folder, binaries, account));
  if (made !== binaries.major) {
    throw new LaunchError(
      `The database in ${folder} was made by PostgreSQL ${made}. This version of Two Pizza brings PostgreSQL ${binaries.major} and leaves it alone: go back to the version that made it, or move the folder aside to begin with an empty one.`,
    );
  }
  const password = await readFile(join(folder, "password"), "utf8");
  return { binaries, account, data: join(folder, "data"), log: join(folder, "log"), password };
}

async function madeBy(folder: string): Promise<number | undefined> {
  const version = await readFile(join(folder, "data", "PG_VERSION"), "utf8").catch(() => undefined);
  return version === undefined ? undefined : Number.parseInt(version, 10);
}

/** Two may do this at once, and either may be killed: each makes its own aside, the first to rename wins. */
async function create(folder: string, binaries: Binaries, account?: Account): Promise<number> {
  await sweep(folder);
  const aside = `${folder}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  await mkdir(join(aside, "data"), { recursive: true });
  await chmod(aside, account ? 0o711 : 0o700);
  await chmod(join(aside, "data"), 0o700);
  await give(join(aside, "data"), account);
  await initialise(aside, binaries, account);
  await rename(aside, folder).catch(async (error) => {
    await rm(aside, { recursive: true, force: true });
    if ((await madeBy(folder)) === undefined) throw error;
  });
  return (await madeBy(folder)) ?? Number.NaN;
}

async function initialise(aside: string, binaries: Binaries, account?: Account): Promise<void> {
  const password = randomBytes(24).toString("hex");
  await writeFile(join(aside, "password"), password, { mode: 0o600 });
  const handed = join(aside, "password-for-initdb");
  await writeFile(handed, password, { mode: 0o600 });
  await give(handed, account);
  const args = ["-D", join(aside, "data"), "-U", "postgres", `--pwfile=${handed}`, "--auth=scram-sha-256"];
  args.push("--encoding=UTF8", "--locale=C");
  // The built-in C.UTF-8 (since 17) is on every machine, sorts by code point and knows the cases of letters.
  if (binaries.major >= 17) args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  try {
    await promisify(execFile)(join(binaries.folder, "bin", "initdb"), args, {
      ...account,
      cwd: join(aside, "data"),
      env: serverEnvironment(),
    });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    await rm(aside, { recursive: true, force: true });
    throw new LaunchError(`The database could not be created in ${dirname(aside)}. PostgreSQL says: ${said}`);
  }
  await rm(handed);
}

/** Removes what a killed start left behind. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const [, pid] = name.startsWith(`${basename(folder)}.new-`) ? name.split(".new-") : [];
    if (pid && !isAlive(Number.parseInt(pid, 10)))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** The server's surroundings, without our settings and secrets. macOS needs a locale before it starts threads. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  const surroundings: Record<string, string | undefined> = { PATH, SystemRoot, LC_ALL: "C", TZ: "UTC" };
  return surroundings as NodeJS.ProcessEnv;
}
