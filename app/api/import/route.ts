import { startImport } from "@/features/people/commands/start-import";
import { FILE_BYTES_AT_MOST } from "@/features/people/rules/read-file";
import { requirePerson } from "@/lib/actor";
import { readBody } from "@/lib/body";
import { AppError } from "@/lib/errors";
import { fileNameOf } from "@/lib/file-name";
import { route } from "@/lib/route";

/** Takes a directory file in: the body is the file as it is, `?name=` what it is called. Answers `{draftId}`. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const fileName = fileNameOf(request);
  const { bytes } = await readBody(request, FILE_BYTES_AT_MOST);
  if (!bytes)
    throw new AppError("too_large", `${fileName} has more than 50 MB. Leave out the columns we do not need.`);
  return Response.json({ draftId: await startImport(actor, { fileName, bytes }) });
});
