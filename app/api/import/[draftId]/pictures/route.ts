import { addPictures, type PictureFile } from "@/features/people/commands/add-pictures";
import { type Actor, requirePerson } from "@/lib/actor";
import { bodyOf, readBody } from "@/lib/body";
import { fileNameOf } from "@/lib/file-name";
import { PICTURE_BYTES_AT_MOST } from "@/lib/pictures/limits";
import { route } from "@/lib/route";
import { unzip } from "@/lib/unzip";

type Context = { params: Promise<{ draftId: string }> };

const FILES_AT_ONCE = 16;

/**
 * Takes pictures for a draft: one picture or one zip archive a request, the body being the file as it is. Answers
 * `{taken, broken}`; one that cannot be used is kept by name and told about in the dry run.
 */
export const POST = route<Context>(async (actor, request, { params }) => {
  requirePerson(actor);
  const { draftId } = await params;
  const name = fileNameOf(request);
  if (name.toLowerCase().endsWith(".zip")) return Response.json(await takeArchive(actor, draftId, request));
  const file = { name, ...(await readBody(request, PICTURE_BYTES_AT_MOST)) };
  return Response.json(await take(actor, draftId, [file]));
});

type Taken = { taken: number; broken: number };

async function takeArchive(actor: Actor, draftId: string, request: Request): Promise<Taken> {
  let sum = await take(actor, draftId, []);
  let few: PictureFile[] = [];
  const flush = async () => {
    const { taken, broken } = await take(actor, draftId, few);
    sum = { taken: sum.taken + taken, broken: sum.broken + broken };
    few = [];
  };
  for await (const file of unzip(bodyOf(request), PICTURE_BYTES_AT_MOST)) {
    few.push(file);
    if (few.length >= FILES_AT_ONCE) await flush();
  }
  await flush();
  return sum;
}

async function take(actor: Actor, draftId: string, files: PictureFile[]): Promise<Taken> {
  const pictures = await addPictures(actor, { draftId, files });
  return { taken: pictures.length, broken: pictures.filter((picture) => picture.problem !== null).length };
}
