import type { IncomingMessage, ServerResponse } from "node:http";

/** A body that a handler will not get: too big, too slow, or broken off. */
export type Refused = 408 | 413 | "gone";

/**
 * A node request as a web-standard one, with its whole body, without the sender's address.
 * @param origin what the portal is called, e.g. http://localhost:3000
 * @param limit bytes of the body · patience milliseconds until the body must be there
 */
export async function toRequest(
  message: IncomingMessage,
  origin: string,
  { limit, patience }: { limit: number; patience: number },
): Promise<Request | Refused> {
  const body = await readBody(message, limit, patience);
  if (!(body instanceof Uint8Array)) return body;
  const headers = new Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    headers.append(message.rawHeaders[i] ?? "", message.rawHeaders[i + 1] ?? "");
  }
  const method = message.method ?? "GET";
  const bodiless = method === "GET" || method === "HEAD";
  return new Request(new URL(message.url ?? "/", origin), { method, headers, body: bodiless ? null : body });
}

/** Sends a web-standard response through node. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  to.statusCode = response.status;
  response.headers.forEach((value, name) => {
    if (name === "set-cookie") to.appendHeader(name, value);
    else to.setHeader(name, value);
  });
  to.end(Buffer.from(await response.arrayBuffer()));
}

function readBody(
  message: IncomingMessage,
  limit: number,
  patience: number,
): Promise<Uint8Array<ArrayBuffer> | Refused> {
  if (Number(message.headers["content-length"] ?? 0) > limit) return Promise.resolve(413);
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Uint8Array<ArrayBuffer> | Refused) => {
      clearTimeout(timer);
      message.removeAllListeners("data");
      done(result);
    };
    const timer = setTimeout(() => finish(408), patience);
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) finish(413);
      else chunks.push(chunk);
    });
    message.on("end", () => finish(new Uint8Array(Buffer.concat(chunks))));
    message.on("close", () => finish("gone"));
    message.on("error", () => finish("gone"));
  });
}
