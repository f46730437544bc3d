import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Whether a process with this id is running, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ended, and its number kept because nobody asked how: in a container without an init that is for ever. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1").replace(/.*\)/s, ""));
  } catch {
    return false;
  }
}

/**
 * Whether process `pid` is a PostgreSQL on the data folder `data`. After a restart of the machine or container the
 * number in postmaster.pid may belong to anybody.
 */
export async function isServerOn(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => askPs(pid));
  return command.includes(data);
}

async function askPs(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch(
    () => ({
      stdout: "",
    }),
  );
  return stdout;
}
