import { IssueBallot } from "@/features/ballots/input";
import { issueBallot } from "@/features/ballots/issue";
import { requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/route";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** Ticks the signed-in person off the roster and stamps their token: `{roundId, token}` in, `{unit, stamp, sealingKey}` out. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const input = IssueBallot.safeParse(await request.json().catch(() => null));
  if (!input.success) throw new AppError("invalid", "This is no request for a ballot.");
  const { unit, stamp, sealingKey } = await issueBallot(actor, input.data);
  const body = { unit, stamp: text(stamp), sealingKey: text(sealingKey) };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
});
