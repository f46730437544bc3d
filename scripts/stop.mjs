/**
 * Stops the process on Ctrl-C, SIGTERM or a closed terminal, after everything that was started has been stopped,
 * newest first. A second Ctrl-C does not wait.
 */

const closers = [];
let stopping;
let firstSignal;

/** Registers how to stop something. @returns a function that takes it off the list again */
export function onStop(close) {
  closers.push(close);
  return () => {
    const place = closers.indexOf(close);
    if (place >= 0) closers.splice(place, 1);
  };
}

/** Stops everything, then the process. What does not stop is no reason to leave the rest running. */
export function stop(code) {
  stopping ??= closeAll().then((failed) => process.exit(failed ? 1 : code));
  return stopping;
}

async function closeAll() {
  let failed = false;
  while (closers.length > 0) {
    try {
      await closers.pop()();
    } catch (error) {
      failed = true;
      process.stderr.write(`${error?.stack ?? error}\n`);
    }
  }
  return failed;
}

/** Lets requests and jobs be, but not the database, which would outlive us: it was registered first. */
function stopNow(code) {
  setTimeout(() => process.exit(code), 5000);
  Promise.resolve(closers[0]?.()).finally(() => process.exit(code));
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
]) {
  process.on(signal, () => {
    // npm passes on the Ctrl-C that the terminal gave us already: only a later one means "now".
    if (firstSignal && Date.now() - firstSignal > 1000) return stopNow(code);
    firstSignal ??= Date.now();
    stop(code);
  });
}

// npm hands SIGTERM to the shell it started us in, and not every shell hands it on: then we are left without a parent.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(143);
  }, 250).unref();
}

/** Runs an entry script: a failure that a person can mend is one sentence, anything else shows where it broke. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    // Work that was interrupted fails; that is nothing to tell.
    if (!stopping)
      process.stderr.write(`\n${error?.name === "LaunchError" ? error.message : (error?.stack ?? error)}\n`);
    await stop(1);
  }
}

/** A sentence for the person at the terminal. */
export function sentence(message) {
  return Object.assign(new Error(message), { name: "LaunchError" });
}
