import { findTeams } from "@/features/teams/queries/browse";
import { route } from "@/lib/route";

/** Finds teams as somebody types: `?q=` words of the name. At most eight, each with what it hangs under. */
export const GET = route(async (actor, request) => {
  const search = new URL(request.url).searchParams.get("q") ?? "";
  const teams = await findTeams(actor, { search });
  return Response.json(teams, { headers: { "cache-control": "no-store" } });
});
