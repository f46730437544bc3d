import { describe, expect, test } from "vitest";
import type { ScreenData, ScreenFrame } from "../types/screen";
import { countdownTo, newcomer, slideAfter, slidesOf } from "./rotation";

const frame = (winId: string, month = "2026-10-01"): ScreenFrame => ({
  winId,
  awardId: "award",
  awardName: "Fanatical Jacket",
  isJacket: true,
  isNewestJacket: false,
  month,
  citation: "Stayed.",
  voices: 3,
  voiceTeams: 2,
  winner: { kind: "person", name: `Winner ${winId}`, title: "", teamName: null, pictureId: null },
});
const wall = (count: number, more: Partial<ScreenData> = {}): ScreenData => ({
  timeZone: "UTC",
  frames: Array.from({ length: count }, (_, i) => frame(String(i + 1))),
  said: [],
  jacket: null,
  ...more,
});
const NOW = new Date("2026-11-22T10:00:00Z");
const jacket = {
  month: "2026-11-01",
  nominationsCloseAt: "2026-11-27T12:00:00Z",
  announceAt: "2026-12-04T15:00:00Z",
};
const said = ["a", "b"].map((youSaid) => ({ youSaid, weDo: "That.", outcome: "It helped." }));
const kinds = (data: ScreenData) =>
  slidesOf(data, NOW)
    .map(({ kind }) => kind[0])
    .join("");

describe("the rotation", () => {
  test("puts something between every four frames, and shows each at least once", () => {
    expect(kinds(wall(9, { jacket, said }))).toBe("ffffjffffsfs");
    expect(kinds(wall(2, { jacket, said }))).toBe("ffjss");
    expect(kinds(wall(0, { said }))).toBe("ss");
    expect(kinds(wall(5))).toBe("fffff");
    expect(slidesOf(wall(0), NOW)).toEqual([]);
  });

  test("shows the countdown again on a long wall, each time under a key of its own", () => {
    const slides = slidesOf(wall(12, { jacket }), NOW);
    expect(slides.filter(({ kind }) => kind === "jacket")).toHaveLength(3);
    expect(new Set(slides.map(({ key }) => key)).size).toBe(slides.length);
  });

  test("has no countdown to what is over", () => {
    expect(kinds(wall(1, { jacket: { ...jacket, announceAt: "2026-11-22T09:59:00Z" } }))).toBe("f");
  });

  test("goes round, and begins anew where its slide was taken down", () => {
    const slides = slidesOf(wall(3), NOW);
    expect(slideAfter(slides, "1")?.key).toBe("2");
    expect(slideAfter(slides, "3")?.key).toBe("1");
    expect(slideAfter(slides, "gone")?.key).toBe("1");
    expect(slideAfter([], "1")).toBeUndefined();
  });
});

describe("a newcomer", () => {
  test("is somebody of the newest month whom the screen did not know", () => {
    const before = wall(3);
    const after = { ...before, frames: [frame("new", "2026-11-01"), ...before.frames] };
    expect(newcomer(before, after)?.winId).toBe("new");
    expect(newcomer(after, after)).toBeNull();
  });

  test("is nobody who hangs an old frame up again", () => {
    const before = wall(3);
    expect(
      newcomer(before, { ...before, frames: [...before.frames, frame("old", "2025-03-01")] }),
    ).toBeNull();
  });
});

describe("the countdown", () => {
  test("counts days of the company's calendar, not hours", () => {
    const late = new Date("2026-11-26T23:30:00Z");
    const close = new Date(jacket.nominationsCloseAt);
    expect(countdownTo(close, NOW, "UTC")).toEqual({
      figure: "5",
      unit: "days",
      on: "Friday 27 November, 12:00",
    });
    expect(countdownTo(close, late, "UTC")).toMatchObject({ figure: "1", unit: "day" });
    expect(countdownTo(close, late, "Europe/Berlin")).toMatchObject({ figure: "13:00", unit: "today" });
  });
});
