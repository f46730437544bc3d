import { LaunchError } from "@/db/embedded/launch-error";
import { openEmbedded } from "@/db/embedded/open";
import { migrate } from "@/db/migrate";
import { sqlState } from "@/lib/errors";

export type Database = {
  url: string;
  /** The built-in one: its demo database is the demo's alone. */
  isBuiltIn: boolean;
  /** Empties the built-in database by making it anew. */
  empty(): Promise<void>;
  close(): Promise<void>;
};

/** Opens the database that DATABASE_URL names, else the built-in one called `name`; brings it to the newest migration. */
export async function openDatabase(url: string | undefined, name: string): Promise<Database> {
  if (url) {
    await migrate(url).catch((error) => {
      if (sqlState(error) === undefined && !isConnectionError(error)) throw error;
      throw new LaunchError(`The database that DATABASE_URL names cannot be used: ${error.message}.`);
    });
    const refuse = () => Promise.reject(new Error("Only the built-in database is emptied."));
    return { url, isBuiltIn: false, empty: refuse, close: async () => {} };
  }
  const embedded = await openEmbedded(name);
  await migrate(embedded.url).catch(async (error) => {
    await embedded.close();
    throw error;
  });
  const empty = async () => {
    await embedded.recreate();
    await migrate(embedded.url);
  };
  return { url: embedded.url, isBuiltIn: true, empty, close: embedded.close };
}

/** No server there, no such name, no answer in time. */
function isConnectionError(error: Error & { code?: string }): boolean {
  return /^(CONNECT|CONNECTION_|ECONN|ENOTFOUND|ENOENT|EHOST|ETIMEDOUT|EAI_)/.test(error.code ?? "");
}
