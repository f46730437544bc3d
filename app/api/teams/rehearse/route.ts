import { rehearseSteps } from "@/features/teams/commands/rehearse";
import { PreviewSteps } from "@/features/teams/input";
import { requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/route";

/** What changes of the tree would make of it: `{steps}` in, `{before, after}` out. Nothing is kept. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const input = PreviewSteps.safeParse(await request.json().catch(() => null));
  if (!input.success) throw new AppError("invalid", "A step of this plan is not complete.");
  return Response.json(await rehearseSteps(actor, input.data), { headers: { "cache-control": "no-store" } });
});
