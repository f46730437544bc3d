import type { ScreenData } from "@/features/wall/types/screen";
import type { Kept } from "./kiosk-keep";

/** What the portal says to a screen: something new, the same as before, that it was taken down, or nothing. */
export type Word =
  | { kind: "new"; kept: Kept }
  | { kind: "same"; ahead: number }
  | { kind: "dark" | "nothing" };

const PATIENCE = 15_000;

/** Hands the token behind the # of the address over, once, and takes it out of the address. */
export async function hangUp(): Promise<"hung" | "dark" | "nothing"> {
  const token = location.hash.slice(1);
  if (!token) return "hung";
  try {
    const answer = await fetch("/kiosk/hang", {
      method: "POST",
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return (await isRefused(answer)) ? "dark" : "nothing";
    history.replaceState(null, "", "/kiosk");
    return "hung";
  } catch {
    return "nothing";
  }
}

/** Asks the portal what hangs. Anything but its own clear answer counts as no answer, so that a broken proxy darkens nothing. */
export async function ask(etag: string | undefined): Promise<Word> {
  try {
    const answer = await fetch("/kiosk/data", {
      cache: "no-store",
      headers: etag ? { "if-none-match": etag } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    const heardAt = Date.now();
    const ahead = aheadOf(answer, heardAt);
    if (answer.status === 304) return { kind: "same", ahead };
    if (!answer.ok) return { kind: (await isRefused(answer)) ? "dark" : "nothing" };
    const { build, ...data } = (await answer.json()) as ScreenData & { build: string };
    if (!Array.isArray(data.frames)) return { kind: "nothing" };
    return { kind: "new", kept: { data, build, etag: answer.headers.get("etag") ?? "", heardAt, ahead } };
  } catch {
    return { kind: "nothing" };
  }
}

/** Whether the portal itself says that it does not know this screen; somebody else's 404 says nothing. */
async function isRefused(answer: Response): Promise<boolean> {
  if (answer.status !== 404) return false;
  const { code } = (await answer.json()) as { code?: unknown };
  return code === "not_found";
}

/** How far the portal's clock is ahead of this device's, in milliseconds; a second is as good as none. */
function aheadOf(answer: Response, time: number): number {
  const said = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(said) || Math.abs(said - time) < 2000 ? 0 : said - time;
}
