import { createHash } from "node:crypto";
import { noteScreen } from "@/features/wall/commands/screens";
import { getScreen } from "@/features/wall/queries/screen";
import { actorOfScreen, dropScreen, keepScreenOn } from "@/lib/auth/display-cookie";
import { buildId } from "@/lib/build-id";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/route";

/**
 * What an office screen shows, by the token in its cookie. A screen that has it already gets 304; one that was taken down
 * gets 404 and deletes what it keeps.
 */
export const GET = route(async (_actor, request) => {
  const screen = await actorOfScreen();
  if (screen.kind !== "display") {
    await dropScreen();
    throw new AppError("not_found", "This screen is not on the wall.");
  }
  const [data] = await Promise.all([getScreen(screen), noteScreen(screen), keepScreenOn()]);
  const body = JSON.stringify({ build: buildId(), ...data });
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { etag, "cache-control": "private, no-store", "content-type": "application/json" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
});
