import { findPeople } from "@/features/people/queries/find";
import { route } from "@/lib/route";

/** Finds people as somebody types: `?q=` words of the name or the title. At most eight, as cards. */
export const GET = route(async (actor, request) => {
  const search = new URL(request.url).searchParams.get("q") ?? "";
  const people = await findPeople(actor, { search });
  return Response.json(people, { headers: { "cache-control": "no-store" } });
});
