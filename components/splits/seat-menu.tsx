"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Face } from "@/components/ui/face";
import { shortName } from "@/features/splits/rules/plan";
import type { Plan, SplitTeam } from "@/features/splits/types";
import { roomWords } from "@/features/teams/rules";

type Props = {
  team: SplitTeam;
  plan: Plan;
  personId: string;
  position: number;
  faces: Record<string, string | null>;
  onMove: (to: number) => void;
  onSwap: (other: string) => void;
  onLead: (() => void) | null;
  onClose: () => void;
};

/** What can be done with a seat, for hands and keys alike: move to, swap with, lead. Escape closes it. */
export function SeatMenu({ team, plan, personId, position, faces, onMove, onSwap, onLead, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const person = team.people.find(({ id }) => id === personId);
  const others = plan.tables
    .map((table, i) => ({ table, i, name: shortName(team, table.name) }))
    .filter(({ i }) => i !== position);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each person opens the menu anew
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
    const onPress = (event: PointerEvent) => {
      const on = event.target as Element;
      if (!menu.current?.contains(on) && !on.closest("[data-seat]")) onClose();
    };
    window.addEventListener("pointerdown", onPress);
    return () => window.removeEventListener("pointerdown", onPress);
  }, [personId]);

  if (!person) return null;
  const best = person.strengths.map((id) => team.strengths[id] ?? id);
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={`${person.name}'s seat`}
      onKeyDown={(event) => walk(event, onClose)}
      className="max-h-88 w-72 max-w-full overflow-y-auto rounded-well border-[1.5px] border-line-strong bg-paper p-2 shadow-lifted"
    >
      <p className="px-2 pt-1 pb-2 leading-snug">
        <b className="font-semibold">{person.name}</b>
        <span className="block text-small text-ink-2">{person.title}</span>
        {best.length > 0 && <span className="block text-small text-ink-2">{best.join(", ")}</span>}
      </p>
      {others.map(({ table, i, name }) =>
        table.seats.length < team.limit ? (
          <Item key={table.name + String(i)} onChoose={() => onMove(i)}>
            <span>
              Move to {name}
              <span className="block text-small font-normal text-ink-2">
                {roomWords(table.seats.length, team.limit)}
              </span>
            </span>
          </Item>
        ) : (
          <p key={table.name + String(i)} className="px-2 py-2 text-small text-ink-2">
            {name} is full. Swap with somebody there.
          </p>
        ),
      )}
      {onLead && <Item onChoose={onLead}>Lead this table</Item>}
      {others.map(({ table, i, name }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
        <div role="group" key={table.name + String(i)} aria-label={`Swap with somebody at ${name}`}>
          {table.seats.length > 0 && (
            <p aria-hidden="true" className="border-t border-line px-2 pt-2 pb-1 text-small text-ink-2">
              Swap with somebody at {name}
            </p>
          )}
          {table.seats.map((id) => (
            <Item key={id} onChoose={() => onSwap(id)}>
              <Face name={nameOf(team, id)} src={faces[id] ?? null} size={28} alt="" />
              <span>
                <span className="sr-only">Swap with </span>
                {nameOf(team, id)}
              </span>
            </Item>
          ))}
        </div>
      ))}
    </div>
  );
}

function Item({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      role="menuitem"
      onClick={onChoose}
      className="flex min-h-11 w-full items-center gap-3 rounded-small px-2 py-1.5 text-left leading-snug font-semibold hover:bg-ink/6 focus-visible:bg-ink/6 focus-visible:-outline-offset-3"
    >
      {children}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLElement>, onClose: () => void) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const here = items.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    onClose();
  } else if (next !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    items[next]?.focus();
  }
}

function nameOf(team: SplitTeam, id: string): string {
  return team.people.find((person) => person.id === id)?.name ?? "";
}
