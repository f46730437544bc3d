"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormMessage } from "@/components/ui/form-message";
import { orderStrengths } from "@/features/strengths/actions";
import { FAMILIES, FAMILY_ORDER, FEWEST_IN_CATALOGUE } from "@/features/strengths/rules";
import type { CatalogueStrength } from "@/features/strengths/types";
import { FamilyDesk } from "./family-desk";
import { FamilyIcon } from "./family-icon";

/** The catalogue for those who keep it: four families whose entries are moved, changed and taken out. */
export function StrengthDesk({ catalogue }: { catalogue: CatalogueStrength[] }) {
  const [state, send, isSending] = useActionState(orderStrengths, null);
  const [wanted, setWanted] = useState<string[]>([]);
  const [said, setSaid] = useState("");
  const offered = catalogue.filter(({ isRetired }) => !isRetired);
  const place = (id: string) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  const sorted = [...offered].sort((a, b) => place(a.id) - place(b.id));
  const families = FAMILY_ORDER.map((family) => ({
    family,
    strengths: sorted.filter((strength) => strength.family === family),
  }));
  const ids = families.flatMap(({ strengths }) => strengths.map(({ id }) => id));
  const stored = FAMILY_ORDER.flatMap((family) =>
    offered.filter((one) => one.family === family).map(({ id }) => id),
  );
  const isMoved = ids.some((id, i) => id !== stored[i]);

  /** One family in a new order; the others stay as they are. */
  function reorder(before: CatalogueStrength[], after: string[]) {
    const own = new Set(before.map(({ id }) => id));
    const queue = [...after];
    setWanted(ids.map((id) => (own.has(id) ? (queue.shift() ?? id) : id)));
  }

  return (
    <div className="grid gap-6">
      {isMoved && (
        <form
          action={send}
          className="sticky top-3 z-20 flex flex-wrap items-center justify-between gap-x-5 gap-y-3 rounded-card bg-dough px-5 py-3.5 shadow-lifted"
        >
          {ids.map((id) => (
            <input key={id} type="hidden" name="strengths[]" value={id} />
          ))}
          <p className="font-semibold">A new order, not kept yet.</p>
          <span className="flex gap-2.5">
            <Button variant="secondary" onClick={() => setWanted([])}>
              As before
            </Button>
            <Button type="submit" disabled={isSending}>
              Keep this order
            </Button>
          </span>
        </form>
      )}
      {state && !(isMoved && state.ok) && <FormMessage state={state} />}
      {families.map(({ family, strengths }) => (
        <Card key={family}>
          <h2 className="mb-3 flex items-center gap-2.5">
            <FamilyIcon family={family} size={25} />
            <span className="font-sign text-card">{FAMILIES[family].name}</span>
            <span className="text-small text-ink-2">
              {FAMILIES[family].words}, {strengths.length} in all
            </span>
          </h2>
          <FamilyDesk
            strengths={strengths}
            mayTakeOut={offered.length > FEWEST_IN_CATALOGUE}
            onOrder={(after) => reorder(strengths, after)}
            onSay={setSaid}
          />
        </Card>
      ))}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
