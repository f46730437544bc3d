import { listPeople } from "@/features/people/queries";
import { route } from "@/lib/route";

/** Finds people as somebody types: `?q=` a part of the name. At most eight, as cards. */
export const GET = route(async (actor, request) => {
  const search = new URL(request.url).searchParams.get("q") ?? "";
  const people = await listPeople(actor, { search: search.slice(0, 100), limit: 8 });
  return Response.json(people, { headers: { "cache-control": "no-store" } });
});
