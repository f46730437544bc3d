import { readCaseFile } from "@/features/awards/queries/case-files";
import { fileAnswer } from "@/lib/files";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; fileId: string }> };

/** A file of a case, saved and never shown, for whoever may read the case. */
export const GET = route<Context>(async (actor, _request, { params }) => {
  const { id, fileId } = await params;
  const file = await readCaseFile(actor, id, fileId);
  return fileAnswer(file, file.name);
});
