"use client";

import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { pictureUrl } from "@/lib/pictures/address";
import { Frame } from "./frame";
import { type Cut, LARGEST, moved, placed, within } from "./picture-cut";
import type { FieldPicture } from "./use-picture";

const STEP = 0.05;
const ARROWS: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** A picture under its frame, moved by dragging or by the arrow keys, and enlarged by a slider or by plus and minus. */
export function PictureCutter({ picture, onCut }: { picture: FieldPicture; onCut: (cut: Cut) => void }) {
  const { id, src, size, cut } = picture;
  const slider = useId();
  const from = useRef<{ x: number; y: number; cut: Cut } | null>(null);
  if (!src || !size || !cut) {
    return (
      <Frame src={pictureUrl(id || null, 256)} name="Your picture" finish="oak" size={208} sheen={false} />
    );
  }

  const take = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY, cut };
  };
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const start = from.current;
    const side = event.currentTarget.clientWidth;
    if (!start || side === 0) return;
    onCut(moved(start.cut, size, (start.x - event.clientX) / side, (start.y - event.clientY) / side));
  };
  const letGo = () => {
    from.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const larger = event.key === "+" || event.key === "=" ? 0.1 : event.key === "-" ? -0.1 : 0;
    if (!arrow && !larger) return;
    event.preventDefault();
    onCut(arrow ? moved(cut, size, ...arrow) : within({ ...cut, zoom: cut.zoom + larger }, size));
  };
  return (
    <span className="block w-52 max-w-full shrink-0">
      <Frame src={null} name="" finish="oak" size={208} sheen={false}>
        <span
          role="application"
          aria-roledescription="frame"
          aria-label="Your picture in its frame: the arrow keys move it, plus and minus change its size"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
          tabIndex={0}
          onPointerDown={take}
          onPointerMove={drag}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onKeyDown={press}
          className="absolute inset-[11%] cursor-grab touch-none overflow-hidden select-none active:cursor-grabbing"
        >
          <img
            src={src}
            alt=""
            draggable={false}
            className="pointer-events-none absolute max-w-none"
            style={placed(cut, size)}
          />
        </span>
      </Frame>
      <span className="mt-2 flex min-h-11 items-center gap-3 text-small font-semibold">
        <label htmlFor={slider}>Larger</label>
        <input
          id={slider}
          type="range"
          min={1}
          max={LARGEST}
          step={0.05}
          value={cut.zoom}
          onChange={({ target }) => onCut(within({ ...cut, zoom: Number(target.value) }, size))}
          className="h-11 w-full min-w-0 cursor-pointer accent-(--ink)"
        />
      </span>
      <span className="block text-small text-ink-2">Drag it, or use the arrow keys.</span>
    </span>
  );
}
