import { getImportProgress } from "@/features/people/queries/get-import";
import { route } from "@/lib/route";

type Context = { params: Promise<{ draftId: string }> };

/** How far a directory file is, for the page that waits: `{state, done, total}`. */
export const GET = route<Context>(async (actor, _request, { params }) => {
  const { draftId } = await params;
  return Response.json(await getImportProgress(actor, draftId), { headers: { "cache-control": "no-store" } });
});
