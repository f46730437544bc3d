"use client";

import { useEffect, useRef, useState } from "react";
import { newcomer } from "@/features/wall/rules/rotation";
import type { ScreenData, ScreenFrame } from "@/features/wall/types/screen";
import { ask, hangUp } from "./kiosk-contact";
import {
  forget,
  isFresh,
  type Kept,
  keep,
  keepPictures,
  keepShell,
  readKept,
  startHelper,
} from "./kiosk-keep";

const CONTACT_EVERY = 60_000;
/** That nothing changed is written down this often at most. */
const WRITE_EVERY = 10 * 60_000;

/** What a screen knows: null data before the first word, or after it was forgotten. */
export type ScreenState = {
  data: ScreenData | null;
  isDark: boolean;
  /** When the portal last answered, by this device's clock; 0 for never. */
  heardAt: number;
  /** Whether the last contact failed. */
  isAlone: boolean;
  /** What to add to this device's clock to get the portal's. */
  ahead: number;
  /** The build that the portal runs now. */
  build: string | null;
  /** Somebody who came up since the last contact. */
  arrived: ScreenFrame | null;
};

const NOTHING: ScreenState = {
  data: null,
  isDark: false,
  heardAt: 0,
  isAlone: false,
  ahead: 0,
  build: null,
  arrived: null,
};

/** Stays in contact with the portal, once a minute, and keeps on the device what it heard, for as long as it may. */
export function useScreen(picturesOf: (data: ScreenData) => string[]): ScreenState {
  const [state, setState] = useState(NOTHING);
  const kept = useRef<Kept | null>(null);
  const pictures = useRef(picturesOf);

  useEffect(() => {
    pictures.current = picturesOf;
  }, [picturesOf]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    let hasHelper = false;
    let writtenAt = 0;

    const show = (change: Partial<ScreenState>) => {
      if (!isOver) setState((before) => ({ ...before, ...change }));
    };
    const clear = async (change: Partial<ScreenState>) => {
      kept.current = null;
      show({ ...NOTHING, ...change });
      await forget();
    };
    const take = async (next: Kept) => {
      const before = kept.current;
      kept.current = next;
      const { data, build, heardAt, ahead } = next;
      // The page first: a first word is shown at once, a later one with its pictures.
      if (!before) show({ data, build, heardAt, ahead, isAlone: false, isDark: false });
      // A device that cannot keep pictures still takes down at once whoever came down.
      await keepPictures(pictures.current(data)).catch(() => {});
      const arrived = before && newcomer(before.data, data);
      show({ data, build, heardAt, ahead, isAlone: false, isDark: false, ...(arrived && { arrived }) });
      if (before?.etag === next.etag && heardAt - writtenAt < WRITE_EVERY) return;
      await keep(next);
      writtenAt = heardAt;
    };
    const contact = async () => {
      const hung = await hangUp();
      const word = hung === "hung" ? await ask(kept.current?.etag) : { kind: hung };
      if (word.kind === "dark") await clear({ isDark: true });
      else if (word.kind === "new") await take(word.kept);
      else if (word.kind === "same" && kept.current)
        await take({ ...kept.current, heardAt: Date.now(), ahead: word.ahead });
      else if (kept.current && !isFresh(kept.current, Date.now())) await clear({ isAlone: true });
      else show({ isAlone: true });
    };
    const keepPage = async () => {
      await startHelper();
      await keepShell();
      hasHelper = true;
    };
    const turn = async () => {
      // Nothing that goes wrong with one contact ends the next one.
      await contact().catch(() => {});
      // Beside the next contacts; where it fails it is tried again with one of them.
      if (!hasHelper) keepPage().catch(() => {});
      if (!isOver) timer = setTimeout(turn, CONTACT_EVERY);
    };
    const begin = async () => {
      const old = await readKept().catch(() => null);
      if (old && isFresh(old, Date.now())) {
        kept.current = old;
        const { data, heardAt, ahead } = old;
        show({ data, heardAt, ahead });
      }
      await turn();
    };
    begin();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);

  return state;
}
