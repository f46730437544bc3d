import type { JacketTurn, ScreenData, ScreenFrame, Served } from "../types/screen";

/** One turn of an office screen. `key` stays the same while what it shows stays on the wall. */
export type Slide =
  | { kind: "frame"; key: string; frame: ScreenFrame; place: number }
  | { kind: "said"; key: string; said: Served }
  | { kind: "jacket"; key: string; jacket: JacketTurn };

/** After so many frames something else has its turn: the jacket's countdown, then what was said and done. */
const FRAMES_BETWEEN = 4;

/**
 * What a screen shows, in order: every frame once, newest first, with the countdown and kept promises in between. Each of
 * those comes at least once a round, and again on a long wall.
 * @param time now: a jacket whose announcement is over has no countdown
 */
export function slidesOf({ frames, said, jacket }: ScreenData, time: Date): Slide[] {
  const between: Slide[] = [
    ...(jacket && new Date(jacket.announceAt) > time
      ? [{ kind: "jacket" as const, key: "jacket", jacket }]
      : []),
    ...said.map((one, i) => ({ kind: "said" as const, key: `said-${i}-${one.youSaid}`, said: one })),
  ];
  const slides: Slide[] = [];
  let next = 0;
  for (const [i, frame] of frames.entries()) {
    slides.push({ kind: "frame", key: frame.winId, frame, place: i + 1 });
    const other = between[next % between.length];
    if ((i + 1) % FRAMES_BETWEEN !== 0 || !other) continue;
    // The same one in two places of a round is two slides.
    slides.push(next < between.length ? other : { ...other, key: `${other.key}-${next}` });
    next += 1;
  }
  return [...slides, ...between.slice(next)];
}

/** The slide after this one, round and round; the first when it is gone. */
export function slideAfter(slides: readonly Slide[], key: string): Slide | undefined {
  const at = slides.findIndex((slide) => slide.key === key);
  return slides[(at + 1) % slides.length];
}

/**
 * The winner who came up since this screen last heard of the wall, if there is one: a frame of the newest month that was
 * not there before. What an old winner hangs up again is no news.
 */
export function newcomer(before: ScreenData, after: ScreenData): ScreenFrame | null {
  const known = new Set(before.frames.map(({ winId }) => winId));
  const newest = after.frames
    .map(({ month }) => month)
    .sort()
    .at(-1);
  return after.frames.find(({ winId, month }) => month === newest && !known.has(winId)) ?? null;
}

/** How long it is to a moment, in the words of a countdown: `figure` is set large. */
export type Countdown = { figure: string; unit: string; on: string };

/** Days to a moment on the company's calendar: "6 days, Friday 27 November, 12:00", or the hour on its day. */
export function countdownTo(moment: Date, time: Date, timeZone: string): Countdown {
  const days = dayNumber(moment, timeZone) - dayNumber(time, timeZone);
  const day = moment.toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  });
  const clock = moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  const on = `${day.replace(",", "")}, ${clock}`;
  if (days <= 0) return { figure: clock, unit: "today", on };
  return { figure: String(days), unit: days === 1 ? "day" : "days", on };
}

/** A calendar day in a time zone as a count of days, so that two can be taken from each other. */
function dayNumber(time: Date, timeZone: string): number {
  return Math.round(Date.parse(`${time.toLocaleDateString("sv-SE", { timeZone })}T00:00:00Z`) / 86_400_000);
}
