"use client";

import clsx from "clsx";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { moved } from "@/features/strengths/rules";
import type { CatalogueStrength } from "@/features/strengths/types";
import { ChangeStrengthForm } from "./change-strength-form";
import { TakeOutForm } from "./take-out-form";
import { useDragOrder } from "./use-drag-order";

type Props = {
  strengths: CatalogueStrength[];
  mayTakeOut: boolean;
  onOrder: (ids: string[]) => void;
  /** Says aloud where an entry is now. */
  onSay: (words: string) => void;
};

/** One family of the catalogue, put in order by dragging, or by the arrow keys on a grip. */
export function FamilyDesk({ strengths, mayTakeOut, onOrder, onSay }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<string | null>(null);
  const ids = strengths.map(({ id }) => id);
  const sayPlace = (id: string, now: string[]) => {
    const name = strengths.find((strength) => strength.id === id)?.name ?? "";
    onSay(`${name} is number ${now.indexOf(id) + 1} of ${now.length}.`);
  };
  const { held, grab } = useDragOrder(list, ids, onOrder, sayPlace);

  // A moved entry is another place in the document, so the focus has to be carried along.
  useLayoutEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (next && ids.includes(next)) {
      list.current
        ?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next)}"] [data-control="grip"]`)
        ?.focus();
    }
  }, [ids]);

  function onArrow(event: KeyboardEvent, id: string) {
    const place = ids.indexOf(id);
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const now = moved(ids, place, to);
    focusNext.current = id;
    onOrder(now);
    sayPlace(id, now);
  }

  return (
    <ul ref={list}>
      {strengths.map((strength, i) => (
        <li key={strength.id} data-entry={strength.id} className="border-t border-line first:border-t-0">
          <div
            data-card
            className={clsx(
              "grid grid-cols-[44px_1fr] items-start bg-paper py-2",
              held === strength.id && "relative z-10 rounded-well shadow-lifted outline-2 outline-ink",
            )}
          >
            <button
              type="button"
              data-control="grip"
              aria-label={`Move ${strength.name}, ${i + 1} of ${ids.length}, with the arrow keys`}
              onPointerDown={(event) => grab(event, strength.id)}
              onKeyDown={(event) => onArrow(event, strength.id)}
              className="grid size-11 cursor-grab touch-none place-items-center text-ink-2 active:cursor-grabbing"
            >
              <Icon name="grip" size={20} />
            </button>
            <Entry strength={strength} mayTakeOut={mayTakeOut} />
          </div>
        </li>
      ))}
      {strengths.length === 0 && <li className="text-ink-2">Nothing is in this family now.</li>}
    </ul>
  );
}

function Entry({ strength, mayTakeOut }: { strength: CatalogueStrength; mayTakeOut: boolean }) {
  const { name, hint, people } = strength;
  return (
    <details className="group min-w-0">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 gap-y-0.5 py-1">
        <span className="font-semibold">{name}</span>
        <span className="min-w-0 flex-1 basis-48 font-hand text-ink-2">{hint}</span>
        <span className="text-small text-ink-2 tabular">
          {people === 0 ? "nobody yet" : people === 1 ? "one person" : `${people} people`}
        </span>
        <Icon name="chevron" size={18} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2 mb-2 grid gap-5 rounded-well bg-tray px-4.5 py-4">
        <ChangeStrengthForm strength={strength} />
        <TakeOutForm strength={strength} mayTakeOut={mayTakeOut} />
      </div>
    </details>
  );
}
