"use client";

import clsx from "clsx";
import { Fragment, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { FEWEST, MOST, TOP } from "@/features/strengths/rules";
import type { PostedStrength } from "@/features/strengths/types";
import { inWords } from "@/features/teams/rules";
import { FamilyIcon } from "./family-icon";

type Props = {
  order: PostedStrength[];
  held: string | null;
  onGrab: (event: PointerEvent, id: string) => void;
  onMove: (id: string, to: number, control: Control) => void;
  onRemove: (id: string) => void;
  listRef: RefObject<HTMLOListElement | null>;
};

/** Which of a card's controls is used; the focus stays on it when the card moves. */
export type Control = "grip" | "up" | "down" | "remove";

/** One's strengths as cards in order, the line under the fifth, and the places that are still free. */
export function OrderList({ order, listRef, ...rest }: Props) {
  return (
    <ol ref={listRef} aria-label="Your strengths, best first" className="grid gap-2.5">
      {order.map((strength, i) => (
        <Fragment key={strength.id}>
          {i === TOP && <LineUnderTop />}
          <li
            data-entry={strength.id}
            className={clsx("rounded-well", rest.held === strength.id && freePlace)}
          >
            <Card strength={strength} place={i} count={order.length} {...rest} />
          </li>
        </Fragment>
      ))}
      <FreePlaces taken={order.length} />
    </ol>
  );
}

const freePlace =
  "shadow-[inset_0_0_0_2px_var(--counter)] outline-2 -outline-offset-2 outline-dashed outline-line-strong";

type CardProps = Omit<Props, "order" | "listRef"> & {
  strength: PostedStrength;
  place: number;
  count: number;
};

function Card({ strength, place, count, held, onGrab, onMove, onRemove }: CardProps) {
  const { id, name, family } = strength;
  const arrows = (event: KeyboardEvent) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onMove(id, to, "grip");
  };
  return (
    <div
      data-card
      className={clsx(
        "grid min-h-15 grid-cols-[36px_28px_30px_1fr_auto] items-center rounded-well bg-paper pr-1.5 sm:grid-cols-[44px_38px_38px_1fr_auto]",
        held === id ? "relative z-10 shadow-lifted outline-2 outline-ink" : "shadow-card",
      )}
    >
      <button
        type="button"
        data-control="grip"
        aria-label={`Move ${name}, ${place + 1} of ${count}, with the arrow keys`}
        onPointerDown={(event) => onGrab(event, id)}
        onKeyDown={arrows}
        className="grid h-full min-h-13 cursor-grab touch-none place-items-center rounded-l-well text-ink-2 active:cursor-grabbing"
      >
        <Icon name="grip" size={20} />
      </button>
      <span className="text-center font-sign text-card">{place + 1}</span>
      <FamilyIcon family={family} size={21} className="mx-auto" />
      <span className="min-w-0 py-2 pl-1 text-[17px] leading-tight font-semibold">{name}</span>
      <span className="flex items-center gap-1 sm:gap-2">
        <Move
          icon="up"
          words={`Move ${name} up`}
          isEnd={place === 0}
          onClick={() => onMove(id, place - 1, "up")}
        />
        <Move
          icon="down"
          words={`Move ${name} down`}
          isEnd={place === count - 1}
          onClick={() => onMove(id, place + 1, "down")}
        />
        <button
          type="button"
          data-control="remove"
          aria-label={`Take ${name} away`}
          onClick={() => onRemove(id)}
          className="grid size-11 place-items-center rounded-button hover:bg-ink/8"
        >
          <Icon name="close" size={18} />
        </button>
      </span>
    </div>
  );
}

function Move({
  icon,
  words,
  isEnd,
  onClick,
}: {
  icon: IconName & Control;
  words: string;
  isEnd: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      data-control={icon}
      aria-label={words}
      aria-disabled={isEnd || undefined}
      onClick={onClick}
      className="grid size-10 place-items-center rounded-button border-[1.5px] border-line-strong hover:bg-ink/8 aria-disabled:cursor-default aria-disabled:border-line aria-disabled:text-line-strong"
    >
      <Icon name={icon} size={18} />
    </button>
  );
}

function LineUnderTop() {
  return (
    <li aria-hidden="true" className="flex items-center gap-3 text-small text-ink-2">
      <span className="dashes flex-1" />
      The five above count in your team’s map
      <span className="dashes flex-1" />
    </li>
  );
}

function FreePlaces({ taken }: { taken: number }) {
  if (taken >= MOST) return null;
  const box = "flex min-h-15 items-center gap-3 rounded-well border-2 border-dashed border-line-strong px-5";
  if (taken >= FEWEST) {
    const many = inWords(taken);
    return (
      <li className={clsx(box, "text-ink-2")}>
        <Icon name="plus" size={20} />
        Room for {inWords(MOST - taken)} more. {many[0]?.toUpperCase()}
        {many.slice(1)} is plenty too.
      </li>
    );
  }
  const places = Array.from({ length: FEWEST - taken }, (_, i) => taken + i + 1);
  return places.map((place) => (
    <li key={place} className={clsx(box, "pl-7.5 text-ink-2 sm:pl-10")}>
      <span className="w-9 shrink-0 text-center font-sign text-card text-line-strong">{place}</span>
      {place === taken + 1 ? "Tap one in the list to put it here" : <span className="sr-only">free</span>}
    </li>
  ));
}
