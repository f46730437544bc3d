import { getNominationDesk } from "@/features/awards/queries/nominee-desk";
import { route } from "@/lib/route";

/** What to know of somebody before one puts them up: `?person=` or `?team=` with an id. */
export const GET = route(async (actor, request) => {
  const { searchParams } = new URL(request.url);
  const desk = await getNominationDesk(actor, {
    personId: searchParams.get("person") ?? undefined,
    unitId: searchParams.get("team") ?? undefined,
  });
  return Response.json(desk, { headers: { "cache-control": "no-store" } });
});
