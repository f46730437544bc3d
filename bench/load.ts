import { Agent, request } from "node:http";

/** A request to repeat, or a list to send each once. */
export type Shot = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: Buffer | string;
};

export type Figures = {
  requests: number;
  /** Requests per second. */
  rps: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
};

/**
 * Sends requests from `at` places at once over kept connections, for `seconds` or until `next` has none left.
 * @throws at the first answer that is no success: a benchmark of error pages says nothing
 */
export async function fire(
  port: number,
  next: () => Shot | undefined,
  at: number,
  seconds: number,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: at });
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const shoot = async () => {
    while (performance.now() < end) {
      const shot = next();
      if (!shot) return;
      const sent = performance.now();
      await send(port, shot, agent);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: at }, shoot));
  const took = (performance.now() - begin) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    rps: times.length / took,
    p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
  };
}

/** Sends one request. @returns the whole answer */
export function send(
  port: number,
  { path, method = "GET", headers = {}, body }: Shot,
  agent?: Agent,
): Promise<string> {
  return new Promise((done, fail) => {
    const sending = request({ host: "127.0.0.1", port, path, method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const { statusCode = 0 } = answer;
        if (statusCode === 200 || (method === "POST" && statusCode === 303)) done(text);
        else fail(new Error(`${method} ${path} answered ${statusCode}: ${text.slice(0, 300)}`));
      });
      answer.on("error", fail);
    });
    sending.on("error", fail);
    sending.end(body);
  });
}
