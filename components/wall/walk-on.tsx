"use client";

import clsx from "clsx";
import { memo, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import type { Edge } from "./hang";
import { beginWalk, noSheets, type WalkedSheet, walk, walkedSheets, watchWalks } from "./walked";
import { frameMark } from "./wall-frame";
import { WallList } from "./wall-list";
import { WallSheet } from "./wall-sheet";

/** On a narrow screen one is asked after so many sheets, so that the foot of the page can be reached. */
const SHEETS_BY_THEMSELVES = 3;
const WIDE = "(min-width: 80rem)";
/** How far from the end the next sheet is brought. */
const AHEAD = "1200px 0px";

const Sheet = memo(WallSheet);
const List = memo(WallList);

type Props = {
  view: "hung" | "list";
  /** The win that the next sheet begins with. */
  next: string;
  /** Where the first sheet ended. */
  edge: Edge;
  path: string;
  query: string;
  unitId?: string;
  /** The hero, who hangs in the middle already. */
  without?: string;
  /** The month that the list above ended with. */
  month?: string;
};

/** Further sheets of the wall, which come as one walks along it. Without scripts a link walks on, a page at a time. */
export function WalkOn({ view, next, edge, path, query, unitId, without, month }: Props) {
  const key = `${path}${query} ${next}`;
  const sheets = useSyncExternalStore(watchWalks, () => walkedSheets(key), noSheets);
  const [state, setState] = useState<"still" | "walking" | "fell">("still");
  const [alone, setAlone] = useState(0);
  const link = useRef<HTMLAnchorElement>(null);
  const last = sheets.at(-1);
  const from = last ? last.next : next;

  const walkOn = useCallback(async (): Promise<WalkedSheet | null> => {
    const current = walkedSheets(key).at(-1);
    const start = current ? current.next : next;
    if (!start) return null;
    setState("walking");
    try {
      const ask = unitId ? `${query ? `${query}&` : "?"}unit=${unitId}` : query;
      const sheet = await walk(key, { from: start, query: ask, edge: current?.edge ?? edge, without });
      setState("still");
      return sheet;
    } catch {
      setState("fell");
      return null;
    }
  }, [key, next, query, unitId, edge, without]);

  useReturn(key, walkOn);
  useEffect(() => setAlone(SHEETS_BY_THEMSELVES), []);

  useEffect(() => {
    const end = link.current;
    if (!end || !from || state !== "still") return;
    if (alone === 0 && !matchMedia(WIDE).matches) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        watch.disconnect();
        setAlone((left) => Math.max(0, left - 1));
        void walkOn();
      },
      { rootMargin: AHEAD },
    );
    watch.observe(end);
    return () => watch.disconnect();
  }, [from, state, alone, walkOn]);

  return (
    <>
      {sheets.map((sheet, i) => {
        const before = sheets[i - 1];
        return view === "hung" ? (
          <Sheet
            key={sheet.frames[0]?.winId ?? i}
            frames={sheet.frames}
            after={before?.edge ?? edge}
            isLast={!sheet.next}
          />
        ) : (
          <List
            key={sheet.frames[0]?.winId ?? i}
            frames={sheet.frames}
            month={before ? before.frames.at(-1)?.month : month}
          />
        );
      })}
      {from && (
        // A new one under each sheet: an old one that moves down would be a shift of the page. While the next sheet comes
        // by itself, its place is kept free.
        <p key={from} className={clsx("pt-10 text-center", alone > 0 && "max-xl:min-h-[150vh]")}>
          <a
            ref={link}
            href={`${path}${query ? `${query}&` : "?"}from=${from}${view === "list" ? "&view=list" : ""}`}
            className={buttonClass({ variant: "quiet" })}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              setAlone(SHEETS_BY_THEMSELVES - 1);
              void walkOn().then((sheet) => toFirst(sheet));
            }}
          >
            {state === "walking" ? "More is being hung" : "Walk on"}
          </a>
        </p>
      )}
      <p role="status" className={state === "fell" ? "pt-3 text-center font-semibold" : "sr-only"}>
        {state === "fell"
          ? "The next frames did not come, nothing else happened. Walk on tries again."
          : sheets.length > 0 &&
            `${sheets.reduce((sum, { frames }) => sum + frames.length, 0)} more frames hang.`}
      </p>
    </>
  );
}

/**
 * Marks in the address which frame somebody opened, so that the way back leads to it, and walks there when the page does
 * not hold it any more.
 */
function useReturn(key: string, walkOn: () => Promise<{ next: string | null } | null>): void {
  useEffect(() => {
    beginWalk(key);
    const note = (event: MouseEvent) => {
      const frame = event.target instanceof Element && event.target.closest("a[id^='frame-']");
      if (frame) history.replaceState(history.state, "", `#${frame.id}`);
    };
    document.addEventListener("click", note, true);
    return () => document.removeEventListener("click", note, true);
  }, [key]);

  useEffect(() => {
    let isHere = true;
    const seek = async () => {
      const mark = location.hash.slice(1);
      if (!mark.startsWith("frame-")) return;
      for (let sheets = 0; isHere && sheets < SHEETS_TO_LOOK_THROUGH; sheets += 1) {
        const frame = document.getElementById(mark);
        if (frame) return show(frame);
        if (!(await walkOn())?.next) break;
        await new Promise(requestAnimationFrame);
      }
      const frame = document.getElementById(mark);
      if (frame && isHere) show(frame);
    };
    void seek();
    return () => {
      isHere = false;
    };
  }, [walkOn]);
}

/** Whoever walked on by the link, with the keyboard perhaps, goes on at the first frame that came. */
function toFirst(sheet: WalkedSheet | null): void {
  const [first] = sheet?.frames ?? [];
  requestAnimationFrame(
    () => first && document.getElementById(frameMark(first.winId))?.focus({ preventScroll: true }),
  );
}

/** A link from anywhere to a frame far down the wall is not walked for ever. */
const SHEETS_TO_LOOK_THROUGH = 12;

function show(frame: HTMLElement): void {
  const { top, bottom } = frame.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) frame.scrollIntoView({ block: "center", behavior: "instant" });
}
