import { requirePerson } from "@/lib/actor";
import { readBody } from "@/lib/body";
import { fileNameOf } from "@/lib/file-name";
import { FILE_BYTES_AT_MOST, fileTooHeavy, sendFile } from "@/lib/files";
import { route } from "@/lib/route";
import { inTurn } from "@/lib/upload-turns";

/** Takes a file: the body is the file as it is, `?name=` what it is called. Answers `{fileKey, name}`. */
export const POST = route(async (actor, request) =>
  inTurn(requirePerson(actor).personId, async () => {
    const name = fileNameOf(request);
    const { bytes, size } = await readBody(request, FILE_BYTES_AT_MOST);
    if (!bytes) throw fileTooHeavy(size);
    return Response.json(await sendFile(actor, { name, bytes }));
  }),
);
