import type { NamedFile } from "./dropped-files";

const AT_ONCE = 3;

/** Sends the table. @returns the draft's id @throws Error with the portal's sentence */
export async function sendTable({ path, file }: NamedFile): Promise<string> {
  const answer = await send(`/api/import?name=${encodeURIComponent(path)}`, file);
  if (typeof answer.draftId !== "string") throw new Error(DROPPED);
  return answer.draftId;
}

/**
 * Sends pictures and archives, a few at a time, telling after each how many are done.
 * @throws Error with the portal's sentence for the first that could not be taken
 */
export async function sendPictures(
  draftId: string,
  pictures: readonly NamedFile[],
  tell: (done: number) => void,
): Promise<void> {
  const waiting = [...pictures];
  let done = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await send(`/api/import/${draftId}/pictures?name=${encodeURIComponent(next.path)}`, next.file);
      done += 1;
      tell(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const DROPPED = "We dropped this one on the way. Nothing was written; please try again.";

async function send(url: string, body: File): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": "application/octet-stream" },
  }).catch(() => null);
  const said: Record<string, unknown> = (await answer?.json().catch(() => null)) ?? {};
  if (!answer?.ok) throw new Error(typeof said.message === "string" ? said.message : DROPPED);
  return said;
}
