import type { IncomingMessage, ServerResponse } from "node:http";
import { handleCast } from "@/features/ballots/cast";
import { type CastRefusal, refuse } from "@/features/ballots/refusals";
import { CAST_BYTES } from "@/features/ballots/rules/envelope";
import { log } from "@/lib/log";
import { receiver } from "./receive";
import { sendResponse, toRequest } from "./web-standard";

export type Slot = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

const LIMITS = { limit: CAST_BYTES, patience: 10_000, arriving: 1024, answering: 256 };

/**
 * The slot of the ballot box on a node server, past any framework. Nothing of a request is written down: no address, no
 * header, no body. What limits it lives in this process's memory alone.
 * @param origin what the server is called, e.g. https://box.example.com
 * @param limits of the body: bytes and milliseconds · how many bodies may be arriving, how many ballots be looked at
 */
export function openSlot(origin: string, limits: Partial<typeof LIMITS> = {}): Slot {
  const { limit, patience, arriving, answering } = { ...LIMITS, ...limits };
  const receive = receiver({ limit, patience, atOnce: arriving });
  let underWay = 0;

  return async function cast(message, response) {
    response.setHeader("x-content-type-options", "nosniff");
    const body = await receive(message);
    if (body === "gone") return;
    if (!(body instanceof Uint8Array)) return turnAway(body, response);
    // Counted from here on: who sends slowly holds no place among those that are answered.
    if (underWay >= answering) return turnAway("busy", response);
    underWay += 1;
    try {
      await sendResponse(await handleCast(toRequest(message, origin, body)), response);
    } catch (error) {
      log.error({ err: error instanceof Error ? { name: error.name } : {} }, "cast failed");
      if (!response.headersSent) dropped(response);
    } finally {
      underWay -= 1;
    }
  };
}

/** Ends the connection too: what else comes on it is not waited for. */
function turnAway(code: CastRefusal, response: ServerResponse): Promise<void> {
  response.setHeader("connection", "close");
  if (code === "busy") response.setHeader("retry-after", "1");
  return sendResponse(refuse(code), response);
}

function dropped(response: ServerResponse): void {
  response.writeHead(500, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ code: "unexpected", message: "We dropped this one. Please send it again." }));
}
