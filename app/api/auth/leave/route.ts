import { leaveBy } from "@/lib/auth/provider-door";
import { dropSessionCookie, readSessionCookie } from "@/lib/auth/session-cookie";
import { endSession } from "@/lib/auth/sessions";
import { route } from "@/lib/route";

/** Ends the session on the server, so that a copied cookie is dead too, and says where the browser goes from here. */
export const POST = route(async () => {
  const id = await readSessionCookie();
  if (id) await endSession(id);
  await dropSessionCookie();
  return Response.json({ goTo: await leaveBy() }, { headers: { "cache-control": "no-store" } });
});
