import { IssueBallot } from "@/features/ballots/input";
import { issueBallot } from "@/features/ballots/issue";
import { toBase64Url } from "@/features/ballots/rules/bytes";
import { requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/route";

/** Ticks the signed-in person off the roster and signs what their device blinded: `{roundId, blinded}` in, `{signature}` out. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const input = IssueBallot.safeParse(await request.json().catch(() => null));
  if (!input.success) throw new AppError("invalid", "This is no request for a ballot.");
  const { signature } = await issueBallot(actor, input.data);
  const body = { signature: toBase64Url(signature) };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
});
