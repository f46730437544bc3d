import { spawn } from "node:child_process";
import { root } from "./paths.mjs";
import { onStop } from "./stop.mjs";

/**
 * Runs a program in the project's folder, in a process group of its own that is ended when we are.
 * @param options.env added to ours · options.stream shows its output as it comes · options.cwd another folder
 * @returns its exit code and everything it printed
 */
export function run(program, args, { env = {}, stream = false, cwd = root } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      shell: process.platform === "win32" && program === "npm",
    });
    const forget = onStop(() => endGroup(child));
    let output = "";
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (stream) to.write(text);
      });
    }
    child.on("error", fail);
    child.on("close", (code) => {
      forget();
      done({ code: code ?? 1, output });
    });
  });
}

/** Runs node itself on one of the project's programs. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

function endGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.on("exit", done));
  const signal = (name) => {
    try {
      if (process.platform === "win32") child.kill(name);
      else process.kill(-child.pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  signal("SIGTERM");
  const impatient = setTimeout(() => signal("SIGKILL"), 20_000);
  return ended.finally(() => clearTimeout(impatient));
}
