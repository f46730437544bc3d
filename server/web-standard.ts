import type { IncomingMessage, ServerResponse } from "node:http";

/** A node request as a web-standard one, with its whole body, without the sender's address. */
export function toRequest(message: IncomingMessage, origin: string, body: Uint8Array<ArrayBuffer>): Request {
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
