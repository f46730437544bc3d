import { startImport } from "@/features/people/commands/start-import";
import { requirePerson } from "@/lib/actor";
import { bodyOf } from "@/lib/body";
import { fileNameOf } from "@/lib/file-name";
import { route } from "@/lib/route";

/** Takes a directory file in as it comes: the body is the file, `?name=` what it is called. Answers `{draftId}`. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const draftId = await startImport(actor, { fileName: fileNameOf(request), bytes: bodyOf(request) });
  return Response.json({ draftId });
});
