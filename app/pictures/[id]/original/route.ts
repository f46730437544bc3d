import { pictureAnswer } from "@/lib/pictures/answer";
import { readOriginal } from "@/lib/pictures/upload";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

/** The whole picture as it was sent, for whoever sent it: they cut it anew. */
export const GET = route<Context>(async (actor, _request, { params }) =>
  pictureAnswer(await readOriginal(actor, (await params).id), { isForAll: false }),
);
