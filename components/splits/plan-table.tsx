"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import type { SplitTeam, PlanTable as Table } from "@/features/splits/types";
import { roomWords } from "@/features/teams/rules";
import { Names } from "./names";

type Props = {
  team: SplitTeam;
  table: Table;
  position: number;
  /** The one in the hand would go here. */
  isTarget: boolean;
  onName: (name: string) => void;
  onLead: (leadId: string | null) => void;
  onRemove: (() => void) | null;
  /** The pair of pizzas. */
  children: ReactNode;
};

const ORDER = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** One planned table: its name, its lead, its room, its pizzas and who sits there. */
export function PlanTable({ team, table, position, isTarget, onName, onLead, onRemove, children }: Props) {
  const place = ORDER[position] ?? `table ${position + 1}`;
  const people = table.seats.flatMap((id) => team.people.find((person) => person.id === id) ?? []);
  const outside = team.lead && !team.people.some(({ id }) => id === team.lead?.id) ? [team.lead] : [];
  const over = table.seats.length > team.limit;
  return (
    <section
      data-table={position}
      aria-label={table.name || `The ${place} table`}
      className={clsx(
        "rounded-panel bg-dough p-4 transition-shadow sm:p-5",
        isTarget && "shadow-[inset_0_0_0_3px_var(--crust-deep)]",
      )}
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <input
          aria-label={`Name of the ${place} table`}
          value={table.name}
          maxLength={120}
          onChange={(event) => onName(event.target.value)}
          className="min-h-11 min-w-40 flex-1 border-b-[1.5px] border-dashed border-line-strong bg-transparent px-1 text-lead font-semibold focus-visible:border-solid"
        />
        <label className="flex min-h-11 min-w-0 items-center gap-1.5 text-small text-ink-2">
          Lead:
          <select
            value={table.leadId ?? ""}
            onChange={(event) => onLead(event.target.value || null)}
            className="min-h-11 max-w-48 min-w-0 truncate border-b-[1.5px] border-dashed border-line-strong bg-transparent pr-1 font-medium text-ink"
          >
            <option value="">to be chosen</option>
            {[...outside, ...people].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className={clsx("text-small", over ? "font-semibold text-tomato-ink" : "text-ink-2")}>
          {roomWords(table.seats.length, team.limit)}
        </span>
      </div>
      <div className="grid items-center gap-x-6 gap-y-3 md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        {children}
        <Names people={people} leadId={table.leadId} strengths={team.strengths} />
      </div>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          className="mt-2 inline-flex min-h-11 items-center font-semibold underline underline-offset-4 hover:opacity-85"
        >
          Take this table away
        </button>
      )}
    </section>
  );
}
