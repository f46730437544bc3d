import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOMS = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"];

/**
 * The oldest PostgreSQL from 15 on that is installed on this machine, to run the database tests on it as well.
 * @returns the folder that holds its bin, e.g. /usr/lib/postgresql/15, or undefined
 */
export function findPostgres() {
  const found = ROOMS.filter((room) => existsSync(room)).flatMap((room) =>
    readdirSync(room)
      .map((name) => ({
        folder: join(room, name),
        version: Number(/^(?:postgresql@|pgsql-)?(\d+)$/.exec(name)?.[1]),
      }))
      .filter(({ folder, version }) => version >= 15 && existsSync(join(folder, "bin", "initdb"))),
  );
  return found.sort((a, b) => a.version - b.version)[0]?.folder;
}
