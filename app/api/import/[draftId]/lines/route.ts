import { listDiff } from "@/features/people/queries/get-import";
import { route } from "@/lib/route";

type Context = { params: Promise<{ draftId: string }> };

/** A page of one of the lists behind a dry run: `?section=`, `?search=` and `?page=` from 1. */
export const GET = route<Context>(async (actor, request, { params }) => {
  const { draftId } = await params;
  const asked = new URL(request.url).searchParams;
  const page = await listDiff(actor, {
    draftId,
    section: asked.get("section") ?? "",
    search: (asked.get("search") ?? "").slice(0, 200),
    page: Number.parseInt(asked.get("page") ?? "1", 10) || 1,
  });
  return Response.json(page, { headers: { "cache-control": "no-store" } });
});
