import { useEffect, useRef, useState } from "react";
import { type Cut, firstCut, type Size } from "./picture-cut";
import { fetchOwn, prepare, send, sendCut } from "./send-picture";

/** A picture in a form. `src` and `size` are of the whole; without them only the cut picture can be shown. */
export type FieldPicture = { id: string; src: string | null; size: Size | null; cut: Cut | null };

const STILL_FOR_MS = 300;
const NONE: FieldPicture = { id: "", src: null, size: null, cut: null };

/**
 * What a picture field does: takes a file, sends it at once, and has it cut anew once it has been moved and held still.
 * @param first a picture of one's own that can be cut anew, to begin with
 */
export function usePicture(first: string | null, onChange?: (picture: FieldPicture | null) => void) {
  const [picture, setPicture] = useState<FieldPicture>(NONE);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(NONE);
  const underWay = useRef(new AbortController());
  const moved = useRef<ReturnType<typeof setTimeout>>(undefined);
  const work = useRef<Promise<void>>(undefined);
  const broke = useRef(false);

  function show(next: FieldPicture) {
    latest.current = next;
    setPicture(next);
    onChange?.(next.id ? next : null);
  }

  function begin(act: (signal: AbortSignal) => Promise<void>) {
    setBusy(true);
    setProblem(null);
    broke.current = false;
    const { signal } = underWay.current;
    const done = act(signal).finally(() => {
      if (work.current !== done) return;
      work.current = undefined;
      setBusy(false);
    });
    work.current = done;
  }

  function fail(sentence: string) {
    broke.current = true;
    setProblem(sentence);
  }

  function clear() {
    underWay.current.abort();
    underWay.current = new AbortController();
    clearTimeout(moved.current);
    moved.current = undefined;
    if (latest.current.src?.startsWith("blob:")) URL.revokeObjectURL(latest.current.src);
    show(NONE);
  }

  /** Takes a file; the one before goes. */
  function choose(file: Blob) {
    clear();
    begin(async (signal) => {
      const { body, src, size } = await prepare(file);
      if (signal.aborted) return;
      const cut = size && firstCut(size);
      show({ id: "", src, size, cut });
      const sent = await send(body, cut, signal);
      if (signal.aborted) return;
      if ("problem" in sent) {
        clear();
        return fail(sent.problem);
      }
      show({ ...latest.current, id: sent.id });
      if (!src) await fetchWhole(sent.id, signal);
    });
  }

  /** Sees what the server kept of a picture that this browser could not read by itself, or that came before. */
  async function fetchWhole(id: string, signal: AbortSignal) {
    const own = await fetchOwn(id);
    if (!own || signal.aborted) return;
    const cut = own.cut ?? firstCut(own.size);
    show({ id, ...own, cut });
    // What is seen under the frame is what is kept.
    if (!own.cut) await sendCut(id, cut, signal);
  }

  /** Moves or enlarges it, and keeps that once it has been still for a moment. */
  function cutAt(cut: Cut) {
    show({ ...latest.current, cut });
    clearTimeout(moved.current);
    moved.current = setTimeout(keepCut, STILL_FOR_MS);
  }

  function keepCut() {
    clearTimeout(moved.current);
    moved.current = undefined;
    const before = work.current;
    begin(async (signal) => {
      await before;
      const { id, cut } = latest.current;
      if (!id || !cut || signal.aborted) return;
      const sent = await sendCut(id, cut, signal);
      if (signal.aborted) return;
      if ("problem" in sent) return fail(sent.problem);
      if (sent.id !== id) show({ ...latest.current, id: sent.id });
    });
  }

  /** What a form waits for before it goes, and whether it got through; nothing when all is kept. */
  function rest(): Promise<boolean> | undefined {
    if (moved.current !== undefined) keepCut();
    return work.current?.then(() => !broke.current);
  }

  const begun = useRef(false);
  // Once, on the device: the whole of an own picture is asked for when the field is there.
  useEffect(() => {
    if (!first || begun.current) return;
    begun.current = true;
    begin((signal) => fetchWhole(first, signal));
  });

  return { picture, isBusy, problem, choose, clear, cutAt, rest };
}
