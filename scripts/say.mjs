/** One progress line for each step: what is done now, then how long it took. */

let open = false;

/** Prints a line of its own. */
export function say(line) {
  endLine();
  process.stdout.write(`${line}\n`);
}

/** Prints `title`, does `work`, and ends the line with the time it took. @returns what `work` returns */
export async function step(title, work) {
  endLine();
  process.stdout.write(`${title} … `);
  open = true;
  const begin = Date.now();
  const result = await work();
  process.stdout.write(`${open ? "" : "  … "}${duration(Date.now() - begin)}\n`);
  open = false;
  return result;
}

/** "0.4 s", "1 min 12 s" */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function endLine() {
  if (open) process.stdout.write("\n");
  open = false;
}

// A reader that went away (`npm run demo | head`) is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
