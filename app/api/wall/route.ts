import { getSheet } from "@/features/wall/queries/wall";
import { readFilter } from "@/features/wall/rules/address";
import { route } from "@/lib/route";

/**
 * The next sheet of the wall, as one walks: `?from=` the win it begins with, `&unit=` on a team's own wall, and whatever the
 * wall was asked for.
 */
export const GET = route(async (actor, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const sheet = await getSheet(actor, {
    ...readFilter(asked),
    from: asked.from ?? "",
    unitId: asked.unit ?? null,
  });
  return Response.json(sheet, { headers: { "cache-control": "no-store" } });
});
