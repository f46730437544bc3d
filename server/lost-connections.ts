import { log } from "@/lib/log";

/**
 * A database that restarts must not end the process. The driver asks for types when it connects and hands that
 * question's failure to nobody, and it writes to connections that are gone (porsager/postgres, issue 1154). Anything
 * else that nobody handles is a bug and ends the process.
 */
export function surviveLostConnections(): void {
  process.on("unhandledRejection", (error) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^(CONNECTION_|57P0|ECONN|ENOENT|EPIPE)/.test(code)) throw error;
    log.error({ code }, "connection lost");
  });
  process.on("uncaughtException", (error) => {
    if (!(error instanceof TypeError && WRITES_TO_NOBODY.test(error.stack ?? ""))) throw error;
    log.error("connection lost");
  });
}

const WRITES_TO_NOBODY = /nextWrite .*[\\/]postgres[\\/](cjs[\\/])?src[\\/]connection\.js/;
