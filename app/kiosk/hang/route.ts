import { z } from "zod";
import { keepScreen } from "@/lib/auth/display-cookie";
import { actorOfDisplay } from "@/lib/auth/displays";
import { readBody } from "@/lib/body";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/route";

const Sent = z.object({ token: z.string() });

/** Takes a screen's token, which comes once, behind the # of its address, and keeps it in a cookie for this page alone. */
export const POST = route(async (_actor, request) => {
  const { bytes } = await readBody(request, 1000);
  const sent = Sent.safeParse(bytes && parse(bytes));
  const token = sent.success ? sent.data.token : "";
  if ((await actorOfDisplay(token)).kind !== "display")
    throw new AppError("not_found", "This screen is not on the wall.");
  await keepScreen(token);
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
});

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
