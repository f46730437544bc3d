import { createHash } from "node:crypto";
import { chmod, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The folder that keeps this checkout's data: DATA_DIR, else `.data` in the project. Root uses
 * /var/lib/two-pizza/<hash of the project's path> instead, because the server's account could not walk into a checkout
 * below /root or in a folder of mode 0700.
 */
export function dataHome(): string {
  if (process.env.DATA_DIR) return resolve(process.env.DATA_DIR);
  if (process.getuid?.() !== 0) return join(PROJECT, ".data");
  return join("/var/lib/two-pizza", createHash("sha256").update(resolve(PROJECT)).digest("hex").slice(0, 12));
}

/** Makes a folder that root lets others walk through and an ordinary person keeps closed, whatever the umask. */
export async function makeHome(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  await mkdir(home, { recursive: true });
  if (process.getuid?.() !== 0) return chmod(home, 0o700);
  if (home.startsWith("/var/lib/two-pizza")) await chmod("/var/lib/two-pizza", 0o711);
  await chmod(home, 0o711);
}
