import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";

/** A server in a process of its own, whose processor time can be asked for. */
export type Child = {
  port: number;
  /** Processor milliseconds since its start, user and system. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts `file` (TypeScript) and waits until it serves. */
export async function startChild(file: string, env: Record<string, string>): Promise<Child> {
  const child = fork(file, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { port } = await answer<{ port: number }>(child);
  return {
    port,
    async cpu() {
      child.send("cpu");
      return (await answer<{ cpu: number }>(child)).cpu;
    },
    async stop() {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** In the child: says where it serves, and its processor time whenever it is asked. */
export function answerCpu(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000 });
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.({ port });
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((done, fail) => {
    const onExit = (code: number | null) =>
      fail(new Error(`a server of the benchmark ended with code ${code}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      done(message as T);
    });
  });
}
