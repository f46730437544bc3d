import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Sitter } from "./seat-pair";

/** Where the one in the hand would go: to somebody's seat, or to a table. */
export type Target = { person?: string; table?: number };

/** So many pixels before a press becomes a drag. */
const SLACK = 6;
/** So near to the window's edge the page begins to go along, and how far at each frame. */
const EDGE = { within: 72, step: 9 };

type Grabbed = { person: Sitter; x: number; y: number; size: number };

/**
 * Dragging somebody's slice to another table or onto somebody else. Elements with `data-seat` are people, those with
 * `data-table` tables. Escape puts the slice back; a press that does not travel stays a click.
 * @param follower the element that follows the pointer while somebody is in the hand
 * @param onDrop told once where the slice was let go
 */
export function useSeatDrag(
  follower: RefObject<HTMLElement | null>,
  onDrop: (personId: string, target: Target) => void,
) {
  const [held, setHeld] = useState<{ person: Sitter; size: number } | null>(null);
  const [target, setTarget] = useState<Target>({});
  const grabbed = useRef<Grabbed | null>(null);
  const travelled = useRef(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const isPressed = useRef(false);

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const grab = grabbed.current;
      if (!grab) return;
      if (!travelled.current && Math.hypot(event.clientX - grab.x, event.clientY - grab.y) < SLACK) return;
      if (!travelled.current) {
        travelled.current = true;
        setHeld({ person: grab.person, size: grab.size });
      }
      Object.assign(grab, { x: event.clientX, y: event.clientY });
      follow(follower.current, grab);
      const next = targetAt(event, grab.person.id);
      setTarget((now) => (now.person === next.person && now.table === next.table ? now : next));
    };
    const letGo = (event: PointerEvent | null) => {
      const grab = grabbed.current;
      grabbed.current = null;
      isPressed.current = false;
      setHeld(null);
      setTarget({});
      if (grab && event && travelled.current) latest.current(grab.person.id, targetAt(event, grab.person.id));
    };
    const onUp = (event: PointerEvent) => letGo(event);
    const onCancel = () => letGo(null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && grabbed.current) letGo(null);
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKey);
    };
  }, [follower]);

  // The follower exists from the first paint with somebody in the hand; near the window's edge the page goes along.
  useEffect(() => {
    if (!held) return;
    follow(follower.current, grabbed.current);
    let frame = requestAnimationFrame(function goAlong() {
      const y = grabbed.current?.y ?? EDGE.within;
      if (y < EDGE.within) window.scrollBy(0, -EDGE.step);
      else if (y > window.innerHeight - EDGE.within) window.scrollBy(0, EDGE.step);
      frame = requestAnimationFrame(goAlong);
    });
    return () => cancelAnimationFrame(frame);
  }, [held, follower]);

  function press(event: ReactPointerEvent, person: Sitter) {
    travelled.current = false;
    if (event.button !== 0) return;
    const pizza = (event.currentTarget as HTMLElement).parentElement;
    grabbed.current = { person, x: event.clientX, y: event.clientY, size: pizza?.offsetWidth ?? 160 };
  }

  /** Whether the click that follows a press is one: after a drag it is not. */
  const isClick = () => !travelled.current;

  return { held, target, press, isClick };
}

function follow(element: HTMLElement | null, grab: Grabbed | null) {
  if (element && grab) element.style.transform = `translate(${grab.x}px, ${grab.y}px)`;
}

function targetAt({ clientX, clientY }: PointerEvent, held: string): Target {
  const under = document.elementFromPoint(clientX, clientY);
  const person = under?.closest<HTMLElement>("[data-seat]")?.dataset.seat;
  const table = under?.closest<HTMLElement>("[data-table]")?.dataset.table;
  return {
    person: person === held ? undefined : person,
    table: table === undefined ? undefined : Number(table),
  };
}
