import type { IncomingMessage, ServerResponse } from "node:http";
import { handleCast } from "@/features/ballots/cast";
import { log } from "@/lib/log";
import { sendResponse, toRequest } from "./web-standard";

// A sealed ballot is 4,144 bytes; in base64 with its token and signature it stays far below this.
const LIMIT = 16 * 1024;
const PATIENCE = 10_000;
const AT_ONCE = 256;

let underWay = 0;

/**
 * The cast endpoint without the framework, for a fifth of its cost. Nothing of a request is written down: no address,
 * no header, no body.
 */
export async function cast(
  message: IncomingMessage,
  response: ServerResponse,
  origin: string,
  patience = PATIENCE,
): Promise<void> {
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  if (underWay >= AT_ONCE)
    return refuse(response, 503, "Many are answering at this moment. Please try again.");
  underWay += 1;
  try {
    const request = await toRequest(message, origin, { limit: LIMIT, patience });
    if (request === "gone") return;
    if (request === 413) return refuse(response, 413, "This is larger than any ballot.");
    if (request === 408)
      return refuse(response, 408, "The ballot did not arrive in time. Please send it again.");
    await sendResponse(await handleCast(request), response);
  } catch (error) {
    log.error({ err: error instanceof Error ? { name: error.name } : {} }, "cast failed");
    if (!response.headersSent) refuse(response, 500, "We dropped this one. Please send it again.");
  } finally {
    underWay -= 1;
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ message }));
}
