import { searchUnits } from "@/features/teams/queries/units";
import { route } from "@/lib/route";

/** Finds units as somebody types: `?q=` a part of the name, `&only=teams` or `&only=above` for what may hold others. */
export const GET = route(async (actor, request) => {
  const ask = new URL(request.url).searchParams;
  const only = ask.get("only");
  const search = (ask.get("q") ?? "").slice(0, 100);
  const units = await searchUnits(actor, { search, teams: only === "teams", above: only === "above" });
  return Response.json(units, { headers: { "cache-control": "no-store" } });
});
