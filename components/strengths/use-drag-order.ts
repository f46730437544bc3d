import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

type Grabbed = { id: string; before: string[]; startX: number; inCard: number; x: number; y: number };

/**
 * Dragging entries of a list by their grip: the list opens under the pointer, the held card follows it, Escape puts
 * everything back. Each entry is an `li` with `data-entry` and holds one element with `data-card`, which is moved.
 * @param onOrder told of each new order while the card travels
 * @param onDrop told once, when the card is let go, with the order it leaves
 * @returns the id of the card in hand, and what to call when a grip is pressed
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  ids: string[],
  onOrder: (ids: string[]) => void,
  onDrop: (id: string, ids: string[]) => void,
) {
  const grabbed = useRef<Grabbed | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const latest = useRef({ ids, onOrder, onDrop });
  latest.current = { ids, onOrder, onDrop };

  // The order under the card changed, so the card's own place did: put it back below the pointer.
  useLayoutEffect(() => {
    if (held && ids.includes(held)) follow(list.current, grabbed.current);
  }, [held, ids, list]);

  useEffect(() => {
    if (!held) return;
    const onPointerMove = (event: PointerEvent) => {
      const grab = grabbed.current;
      if (!grab) return;
      Object.assign(grab, { x: event.clientX, y: event.clientY });
      const over = entryAt(list.current, event.clientY);
      if (over && over !== grab.id) latest.current.onOrder(withAt(latest.current.ids, grab.id, over));
      follow(list.current, grab);
    };
    const letGo = (ids: string[]) => {
      const grab = grabbed.current;
      if (grab) release(list.current, grab.id);
      grabbed.current = null;
      setHeld(null);
      if (grab) latest.current.onDrop(grab.id, ids);
    };
    const onPointerUp = () => letGo(latest.current.ids);
    const onKeyDown = (event: KeyboardEvent) => {
      const before = grabbed.current?.before;
      if (event.key !== "Escape" || !before) return;
      latest.current.onOrder(before);
      letGo(before);
    };
    window.addEventListener("pointermove", onPointerMove);
    window.addEventListener("pointerup", onPointerUp);
    window.addEventListener("pointercancel", onPointerUp);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("pointermove", onPointerMove);
      window.removeEventListener("pointerup", onPointerUp);
      window.removeEventListener("pointercancel", onPointerUp);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [held, list]);

  function grab(event: ReactPointerEvent, id: string) {
    const entry = entryOf(list.current, id);
    if (event.button !== 0 || !entry) return;
    const { clientX: x, clientY: y } = event;
    const inCard = y - entry.getBoundingClientRect().top;
    grabbed.current = { id, before: ids, startX: x, inCard, x, y };
    setHeld(id);
  }

  return { held, grab };
}

function entryOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`) ?? null;
}

/** The entry whose place the pointer is in; none between two of them, so that nothing flickers. */
function entryAt(list: HTMLElement | null, y: number): string | undefined {
  for (const entry of list?.querySelectorAll<HTMLElement>("[data-entry]") ?? []) {
    const { top, bottom } = entry.getBoundingClientRect();
    if (y >= top && y <= bottom) return entry.dataset.entry;
  }
  return undefined;
}

function withAt(ids: string[], id: string, over: string): string[] {
  const to = ids.indexOf(over);
  const rest = ids.filter((other) => other !== id);
  rest.splice(to, 0, id);
  return rest;
}

function follow(list: HTMLElement | null, grab: Grabbed | null) {
  const entry = grab && entryOf(list, grab.id);
  const card = entry?.querySelector<HTMLElement>("[data-card]");
  if (!grab || !entry || !card) return;
  const down = grab.y - grab.inCard - entry.getBoundingClientRect().top;
  const across = Math.max(-12, Math.min(24, grab.x - grab.startX));
  card.style.transform = `translate(${across}px, ${down}px) rotate(-1.5deg)`;
}

function release(list: HTMLElement | null, id: string) {
  const card = entryOf(list, id)?.querySelector<HTMLElement>("[data-card]");
  if (card) card.style.transform = "";
}
