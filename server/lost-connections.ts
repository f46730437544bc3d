import { log } from "@/lib/log";

/**
 * The driver asks for types when it connects and hands that question's failure to nobody: a database that restarts at
 * this moment must not end the process. Any other rejection that nobody handles is a bug and ends it.
 */
export function surviveLostConnections(): void {
  process.on("unhandledRejection", (error) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^(CONNECTION_|57P0|ECONN|ENOENT)/.test(code)) throw error;
    log.error({ code }, "connection lost");
  });
}
