import { AppError, isAppError, withoutWords } from "@/lib/errors";
import { log } from "@/lib/log";
import { ownPath } from "@/lib/own-path";
import { type Attempt, comeBack, type ProviderSays, setOut, wayOut } from "./provider";
import { dropSealed, type Jar, keepSealed, readSealed } from "./sealed-cookie";
import { writeSessionCookie } from "./session-cookie";
import { LASTS_DAYS } from "./sessions";
import { doorFor } from "./way-to-sign-in";

/** What a browser keeps between setting out for the provider and coming back. */
const ATTEMPT: Jar = { name: "attempt", path: "/api/auth/provider", seconds: 600 };
/** That it came in by the provider, so that it leaves there too. Sent to the way out alone. */
const CAME_BY: Jar = { name: "came-by", path: "/api/auth/leave", seconds: LASTS_DAYS * 86_400 };
/** A sentence for the next look at the sign-in page. */
const SAID: Jar = { name: "said", path: "/sign-in", seconds: 60 };

/** Sends the browser to the provider; `to` is the page of ours to come back to. */
export function sendToProvider(to: string | null): Promise<Response> {
  return orBackToTheDoor(ownPath(to), async () => {
    const { url, attempt } = await setOut();
    await keepSealed(ATTEMPT, { ...attempt, to: ownPath(to) });
    return seeOther(url);
  });
}

/** Takes the browser back from the provider, once, and opens a session by `letIn`. */
export async function takeFromProvider(
  query: URLSearchParams,
  letIn: (says: ProviderSays) => Promise<{ sessionId: string }>,
): Promise<Response> {
  const kept = await readSealed(ATTEMPT);
  await dropSealed(ATTEMPT);
  const to = ownPath(kept?.to);
  return orBackToTheDoor(to, async () => {
    const says = await comeBack(kept as Attempt | null, query);
    const { sessionId } = await letIn(says);
    await writeSessionCookie(sessionId);
    await dropSealed(SAID);
    const { idToken } = says;
    if (!(await keepSealed(CAME_BY, { idToken }))) await keepSealed(CAME_BY, {});
    return seeOther(to);
  });
}

/** Where a browser goes that signs out: to the provider if it came by it, else to the front door. */
export async function leaveBy(): Promise<string> {
  const cameBy = await readSealed(CAME_BY);
  if (!cameBy) return "/sign-in";
  await dropSealed(CAME_BY);
  const idToken = typeof cameBy.idToken === "string" ? cameBy.idToken : undefined;
  return (await wayOut(idToken)) ?? "/sign-in";
}

/** What the last try at the door ended with, if it went wrong a moment ago. */
export async function readSaid(): Promise<string | null> {
  const said = await readSealed(SAID);
  return typeof said?.words === "string" ? said.words : null;
}

async function orBackToTheDoor(to: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const known = isAppError(error)
      ? error
      : new AppError("forbidden", "We dropped this one. Nothing was changed. Please start again.");
    if (known !== error) log.error({ err: withoutWords(error) }, "the provider's door failed");
    await keepSealed(SAID, { words: known.message });
    return seeOther(doorFor(to));
  }
}

function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
