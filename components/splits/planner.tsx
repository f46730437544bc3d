"use client";

import clsx from "clsx";
import { useActionState, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { proposePlan, savePlan } from "@/features/splits/actions";
import { checkSplit } from "@/features/splits/rules/check";
import {
  familyName,
  isSamePlan,
  linksSentence,
  positionOf,
  shortName,
  withLead,
  withMove,
  withName,
  withoutTable,
  withSwap,
  withTable,
} from "@/features/splits/rules/plan";
import type { SplitPage } from "@/features/splits/types";
import { CheckList } from "./check-list";
import { PlanTable } from "./plan-table";
import { SeatMenu } from "./seat-menu";
import { LiftedSlice, SeatPair, type Sitter } from "./seat-pair";
import { usePlan } from "./use-plan";
import { type Target, useSeatDrag } from "./use-seat-drag";

type Props = { page: SplitPage; faces: Record<string, string | null> };

/** The split planner: tables whose slices are dragged or moved by menu, what there is to say of them, and what comes next. */
export function Planner({ page, faces }: Props) {
  const { team, version } = page;
  const { plan, change, undo, said, setSaid } = usePlan(page.plan);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const hand = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);
  const { held, target, press, isClick } = useSeatDrag(hand, drop);
  const tableName = (name = "") => shortName(team, name);
  const nameOf = (id: string) => team.people.find((person) => person.id === id)?.name ?? "";

  // Who moved is another button now, so the focus has to be carried along.
  useLayoutEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (next && plan) root.current?.querySelector<HTMLElement>(`[data-seat="${next}"]`)?.focus();
  }, [plan]);

  function move(id: string, to: number) {
    const table = plan.tables[to];
    if (!table || positionOf(plan, id) === to) return;
    if (table.seats.length >= team.limit) {
      setSaid(`${tableName(table.name)} is full. Swap with somebody there. Nothing was moved.`);
      return;
    }
    change(withMove(plan, id, to), `${nameOf(id)} sits at ${tableName(table.name)} now.`);
  }

  function swap(a: string, b: string) {
    const [one, other] = [plan.tables[positionOf(plan, a)], plan.tables[positionOf(plan, b)]];
    if (!one || !other) return;
    const words =
      one === other
        ? `${nameOf(a)} and ${nameOf(b)} changed seats.`
        : `${nameOf(a)} sits at ${tableName(other.name)} now, ${nameOf(b)} at ${tableName(one.name)}.`;
    change(withSwap(plan, a, b), words);
  }

  function drop(id: string, { person, table }: Target) {
    if (person) swap(id, person);
    else if (table !== undefined) move(id, table);
  }

  function lead(position: number, leadId: string | null) {
    const table = tableName(plan.tables[position]?.name);
    change(
      withLead(plan, position, leadId),
      leadId
        ? `${nameOf(leadId) || team.lead?.name} leads ${table} now.`
        : `The lead of ${table} is to be chosen.`,
    );
  }

  const byMenu = (act: () => void) => {
    focusNext.current = menuOf;
    setMenuOf(null);
    act();
  };

  const sitterOf = (id: string): Sitter => ({ id, name: nameOf(id), src: faces[id] ?? null });

  return (
    <div ref={root} className="relative space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="max-w-[58ch] text-small text-ink-2">
          {linksSentence(team, plan)} Drag a slice, or press it and choose where to. Nothing changes until the
          team agrees.
        </p>
        <Button
          variant="secondary"
          size="sm"
          className={clsx("min-h-11", !undo && "invisible max-sm:hidden")}
          onClick={() => undo?.()}
        >
          Undo
        </Button>
      </div>
      {plan.tables.map((table, position) => {
        const isHere = menuOf !== null && table.seats.includes(menuOf);
        return (
          <PlanTable
            // biome-ignore lint/suspicious/noArrayIndexKey: a table is its place in the plan
            key={position}
            {...{ team, table, position }}
            isTarget={
              Boolean(held) &&
              !target.person &&
              target.table === position &&
              !table.seats.includes(held?.person.id ?? "")
            }
            onName={(name) => change(withName(plan, position, name), "")}
            onLead={(leadId) => lead(position, leadId)}
            onRemove={
              table.seats.length === 0 && plan.tables.length > 2
                ? () => change(withoutTable(plan, position), `${tableName(table.name)} is taken away.`)
                : null
            }
          >
            <div className="relative min-w-0">
              <SeatPair
                seed={`${team.id} ${position}`}
                limit={team.limit}
                sitters={table.seats.map(sitterOf)}
                held={held?.person.id ?? null}
                target={target.person ?? null}
                openMenu={menuOf}
                onPress={(event, person) => {
                  setMenuOf(null);
                  press(event, person);
                }}
                onMenu={(person) => isClick() && setMenuOf(menuOf === person.id ? null : person.id)}
              />
              {isHere && (
                <div className="absolute top-[calc(100%-1rem)] left-1/2 z-20 -translate-x-1/2">
                  <SeatMenu
                    {...{ team, plan, faces, position }}
                    personId={menuOf}
                    onMove={(to) => byMenu(() => move(menuOf, to))}
                    onSwap={(other) => byMenu(() => swap(menuOf, other))}
                    onLead={table.leadId === menuOf ? null : () => byMenu(() => lead(position, menuOf))}
                    onClose={() => {
                      root.current?.querySelector<HTMLElement>(`[data-seat="${menuOf}"]`)?.focus();
                      setMenuOf(null);
                    }}
                  />
                </div>
              )}
            </div>
          </PlanTable>
        );
      })}
      <Button
        variant="secondary"
        onClick={() =>
          change(
            withTable(plan, `${familyName(team.name)}, table ${plan.tables.length + 1}`),
            "There is one more table.",
          )
        }
      >
        <Icon name="plus" size={18} />
        Add a table
      </Button>
      <CheckList checks={checkSplit(plan, team)} onSwap={({ a, b }) => swap(a, b)} />
      <Send page={page} plan={plan} version={version} />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <div ref={hand} className="pointer-events-none fixed top-0 left-0 z-50" aria-hidden="true">
        {held && <LiftedSlice person={held.person} size={held.size} count={Math.ceil(team.limit / 2)} />}
      </div>
    </div>
  );
}

/** Saves or proposes what is on the page. When that fails everything stays as it is. */
function Send({ page, plan, version }: { page: SplitPage; plan: SplitPage["plan"]; version: number }) {
  const [saved, save, isSaving] = useActionState(savePlan, null);
  const [proposed, propose, isProposing] = useActionState(proposePlan, null);
  const [last, setLast] = useState<"save" | "propose">("save");
  const isProposed = page.state === "proposed";
  const isChanged =
    page.state === "new" || page.joined.length + page.left.length > 0 || !isSamePlan(plan, page.plan);
  const isBusy = isSaving || isProposing;
  return (
    <form>
      <input type="hidden" name="unitId" value={page.team.id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="tables" value={JSON.stringify(plan.tables)} />
      <div className="flex flex-wrap items-center gap-3">
        {!isProposed && (
          <Button
            type="submit"
            formAction={propose}
            onClick={() => setLast("propose")}
            disabled={isBusy}
            className="min-w-56 flex-1"
          >
            {isProposing ? "Proposing" : "Propose it to the team"}
          </Button>
        )}
        <Button
          type="submit"
          variant={isProposed && isChanged ? "primary" : "secondary"}
          formAction={save}
          onClick={() => setLast("save")}
          disabled={isBusy || (isProposed && !isChanged)}
        >
          {isSaving ? "Saving" : isProposed ? "Save and ask the table again" : "Save draft"}
        </Button>
      </div>
      {isProposed && (
        <p className="mt-2 text-small text-ink-2">
          {isChanged
            ? "What was said so far counts for the plan as it was. Once this is saved the table is asked again."
            : "Move somebody, and the changed plan can be saved."}
        </p>
      )}
      <FormMessage state={last === "save" ? saved : proposed} />
    </form>
  );
}
