import type { Keeper } from "./keeper";

const PATIENCE = 60_000;
const DEVICES_AT_ONCE = 4;

/** Sends to the portal as often as it takes, as a device does. @returns the body of the answer with status 200 */
export async function sendUntilAnswered(
  keeper: Keeper,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  resending: () => void,
): Promise<string> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${await keeper.port()}${path}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => null);
    if (answer?.status === 200) return answer.text;
    if (answer && answer.status < 500) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    if (Date.now() > deadline) throw new Error(`${path} was not answered: ${answer?.text}`);
    resending();
    await pause();
  }
}

/** Works on a list with as many hands as there are devices at once. */
export async function someAtOnce<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const queue = [...things];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: DEVICES_AT_ONCE }, worker));
}

/** Asks the database again while it is away. */
export async function again<T>(ask: () => PromiseLike<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error) || Date.now() > deadline) throw error;
      await pause();
    }
  }
}

function isAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && /^(CONNECTION_|CONNECT_|57P0|ECONN|ENOENT|EPIPE)/.test(String(e.code))) return true;
  }
  return false;
}

/** Looks again and again until something holds. @throws when it takes too long */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 20));
}
