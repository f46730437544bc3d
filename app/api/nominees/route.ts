import { findNominees } from "@/features/awards/queries/find-nominees";
import { route } from "@/lib/route";

/** Finds people and teams as somebody types: `?q=` words of a name or a title, `&only=people` or `teams`. At most eight. */
export const GET = route(async (actor, request) => {
  const { searchParams } = new URL(request.url);
  const found = await findNominees(actor, {
    search: searchParams.get("q") ?? "",
    only: searchParams.get("only") ?? "",
  });
  return Response.json(found, { headers: { "cache-control": "no-store" } });
});
