import { chown, readFile } from "node:fs/promises";
import { LaunchError } from "./launch-error";

/** An unprivileged account that PostgreSQL runs under when we are root; it refuses to run as root itself. */
export type Account = { uid: number; gid: number };

/**
 * The account for the server: `nobody` as root, undefined (our own) otherwise. It must stand in the account list:
 * initdb looks its name up.
 * @throws LaunchError when we are root and there is no such account
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = lines.find(([name]) => name === "nobody") ?? [];
  if (!uid || !gid) {
    throw new LaunchError(
      "PostgreSQL does not run as root, and there is no account “nobody” to run it under. Start as an ordinary person or set DATABASE_URL.",
    );
  }
  // macOS writes nobody's ids as -2, the kernel takes them as unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Hands a file or folder to the server's account, when that is another than ours. */
export async function give(path: string, account: Account | undefined): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
