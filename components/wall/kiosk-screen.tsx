"use client";

import clsx from "clsx";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { type Slide, slidesOf } from "@/features/wall/rules/rotation";
import type { ScreenData, ScreenFrame } from "@/features/wall/types/screen";
import { KioskCountdown } from "./kiosk-countdown";
import { KioskFoot } from "./kiosk-foot";
import { keepShell } from "./kiosk-keep";
import { KioskBare, KioskDark, KioskNote } from "./kiosk-plain";
import { KioskSaid } from "./kiosk-said";
import { KioskShelf } from "./kiosk-shelf";
import { KioskSlide } from "./kiosk-slide";
import { KioskStreamers } from "./kiosk-streamers";
import { useScreen } from "./use-screen";
import { useTurns } from "./use-turns";

const MOMENT_SECONDS = 30;
const ON_THE_SHELF = 4;

type Props = {
  /** The build that this page came from. */
  build: string;
  /** Where one nominates, in words. */
  address: string;
  /** The same as a QR code. */
  qr: ReactNode;
};

/** The office screen: turns what hangs, stays in contact, and goes on alone through a night without network. */
export function KioskScreen({ build, address, qr }: Props) {
  const width = usePictureWidth();
  const picturesOf = useCallback(
    (data: ScreenData) =>
      data.frames.flatMap(({ winner: { pictureId } }) =>
        pictureId ? [addressOf(pictureId, width), addressOf(pictureId, 256)] : [],
      ),
    [width],
  );
  const { data, isDark, heardAt, isAlone, ahead, arrived, build: newest } = useScreen(picturesOf);
  const time = useMinute(ahead);
  const recent = useMoment(arrived);
  const slides = useMemo(() => (data ? slidesOf(data, time) : []), [data, time]);
  const isOutdated = newest !== null && newest !== build && !isAlone;
  const onTurn = useCallback(() => {
    if (isOutdated) takeUpNewBuild(newest);
  }, [isOutdated, newest]);
  const { shown, next, isHeld } = useTurns(slides, onTurn);

  if (isDark) return <KioskDark />;
  const frames = data?.frames ?? [];
  const moment = frames.find(({ winId }) => winId === recent?.winId);
  const current: Slide | undefined = moment
    ? { kind: "frame", key: `moment-${moment.winId}`, frame: moment, place: 1 }
    : shown;
  const place = current?.kind === "frame" ? frames.indexOf(current.frame) : -1;
  const coming = comingAfter(frames, current, next);
  const srcOf = (pictureId: string | null, wide = 256) => pictureId && addressOf(pictureId, wide);
  const draw = (slide: Slide) => {
    if (slide.kind === "said") return <KioskSaid said={slide.said} />;
    if (slide.kind === "jacket")
      return (
        <KioskCountdown
          jacket={slide.jacket}
          time={time}
          timeZone={data?.timeZone ?? "UTC"}
          address={address}
        />
      );
    const isNew = slide.key.startsWith("moment-");
    return <KioskSlide frame={slide.frame} src={srcOf(slide.frame.winner.pictureId, width)} isNew={isNew} />;
  };
  return (
    <main
      id="main"
      data-theme="light"
      className="wall kiosk-wall fixed inset-0 flex cursor-none flex-col overflow-hidden [--spacing:var(--u)] [--u:min(100vw/1920,100vh/1080)] portrait:[--u:min(100vw/1080,100vh/1920)]"
    >
      <div className="moulding relative z-10 h-26! shrink-0" />
      <div className="relative min-h-0 flex-1">
        <div className="absolute top-1/2 left-1/2 h-940 w-1920 -translate-1/2 portrait:h-1780 portrait:w-1080">
          {!current && <KioskBare isWaiting={data === null} />}
          {[...new Set([current, next])].map(
            (slide) =>
              slide && (
                <div
                  key={slide.key}
                  aria-hidden={slide !== current}
                  className={clsx(
                    "absolute inset-0 transition-opacity duration-700",
                    slide === current ? "opacity-100" : "pointer-events-none opacity-0",
                  )}
                >
                  {draw(slide)}
                </div>
              ),
          )}
        </div>
        <div className="absolute bottom-0 left-1/2 w-1920 -translate-x-1/2 portrait:w-1080">
          <KioskShelf next={coming} srcOf={srcOf} />
          <div className="absolute right-64 bottom-8 size-132 overflow-hidden rounded-[calc(var(--u)*8)] *:size-full">
            {qr}
          </div>
        </div>
        {moment && <KioskStreamers />}
        <KioskNote heardAt={heardAt} isAlone={isAlone} isHeld={isHeld} />
      </div>
      <KioskFoot
        place={place < 0 ? null : place + 1}
        of={frames.length}
        next={coming.slice(0, 3).map(({ winner }) => winner.name)}
        address={address}
      />
    </main>
  );
}

function addressOf(pictureId: string, width: number): string {
  return `/kiosk/pictures/${pictureId}/${width}`;
}

/** The frames that follow this slide, at most four, none twice. */
function comingAfter(
  frames: ScreenFrame[],
  current: Slide | undefined,
  next: Slide | undefined,
): ScreenFrame[] {
  const from = current?.kind === "frame" ? current : next;
  if (from?.kind !== "frame") return frames.slice(0, ON_THE_SHELF);
  const at = frames.indexOf(from.frame) + (from === current ? 1 : 0);
  const many = Math.min(ON_THE_SHELF, frames.length - 1);
  return Array.from({ length: Math.max(0, many) }, (_, i) => frames[(at + i) % frames.length]).flatMap(
    (frame) => frame ?? [],
  );
}

/** The large portrait is 494 of the drawing's pixels wide: on a 4K screen it wants the largest picture there is. */
function usePictureWidth(): number {
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const measure = () => {
      const [long, short] = [Math.max(innerWidth, innerHeight), Math.min(innerWidth, innerHeight)];
      const portrait = 494 * Math.min(long / 1920, short / 1080) * devicePixelRatio;
      setWidth(portrait > 720 ? 1280 : 640);
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return width;
}

/** The portal's time, anew each half minute. */
function useMinute(ahead: number): Date {
  const [time, setTime] = useState(() => new Date());
  useEffect(() => {
    const tell = () => setTime(new Date(Date.now() + ahead));
    tell();
    const timer = setInterval(tell, 30_000);
    return () => clearInterval(timer);
  }, [ahead]);
  return time;
}

/** Somebody new has the screen to themselves for half a minute. */
function useMoment(arrived: ScreenFrame | null): ScreenFrame | null {
  const [moment, setMoment] = useState<ScreenFrame | null>(null);
  useEffect(() => {
    setMoment(arrived);
    if (!arrived) return;
    const timer = setTimeout(() => setMoment(null), MOMENT_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [arrived]);
  return moment;
}

/** Between two slides, once a build: keeps the new page whole, then shows it. Without an answer nothing happens. */
async function takeUpNewBuild(build: string): Promise<void> {
  if (sessionStorage.getItem("kiosk-build") === build) return;
  try {
    await keepShell();
    const page = await fetch("/kiosk", { cache: "no-store" });
    if (!page.ok) return;
    sessionStorage.setItem("kiosk-build", build);
    location.reload();
  } catch {
    // Asked again after the next slide.
  }
}
