import { pictureAnswer } from "@/lib/pictures/answer";
import { readOriginal } from "@/lib/pictures/upload";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

/** The whole picture as it was sent, for whoever sent it: they cut it anew. `x-focal` says where it is cut now. */
export const GET = route<Context>(async (actor, _request, { params }) => {
  const original = await readOriginal(actor, (await params).id);
  const answer = pictureAnswer(original, { isForAll: false });
  if (original.focal) {
    const { x, y, zoom } = original.focal;
    answer.headers.set("x-focal", [x, y, zoom].join(","));
  }
  return answer;
});
