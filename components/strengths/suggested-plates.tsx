"use client";

import { startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FaceRow } from "@/components/ui/face";
import { FormMessage } from "@/components/ui/form-message";
import { declineSuggestion } from "@/features/strengths/actions";
import { saidBy } from "@/features/strengths/rules";
import type { PostedStrength, Suggested } from "@/features/strengths/types";

type Props = { suggested: Suggested[]; onAdd: (strength: PostedStrength) => void };

/** What colleagues say one is good at: into one's own list, or away for good. */
export function SuggestedPlates({ suggested, onAdd }: Props) {
  const [state, decline, isSending] = useActionState(declineSuggestion, null);
  if (suggested.length === 0) return null;
  // These buttons stand inside the editor's form, which sends something else.
  const notMe = (strengthId: string) =>
    startTransition(() => {
      const form = new FormData();
      form.set("strengthId", strengthId);
      decline(form);
    });
  return (
    <section aria-label="What colleagues say" className="mt-5 grid gap-2.5">
      {suggested.map((one) => (
        <div
          key={one.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-well bg-dough px-4.5 py-3.5"
        >
          <FaceRow
            people={one.by.map(({ name, pictureId }) => ({ name, src: faceOf(pictureId) }))}
            max={3}
            size={34}
          />
          <p className="min-w-40 flex-1 text-small">
            <b>{saidBy(one)}.</b> Colleagues may suggest, only you decide.
          </p>
          <span className="flex gap-2.5">
            <Button variant="secondary" aria-label={`Add it, ${one.name}`} onClick={() => onAdd(one)}>
              Add it
            </Button>
            <Button
              variant="secondary"
              aria-label={`Not me, ${one.name}`}
              disabled={isSending}
              onClick={() => notMe(one.id)}
            >
              Not me
            </Button>
          </span>
        </div>
      ))}
      {state?.ok === false && <FormMessage state={state} />}
    </section>
  );
}

function faceOf(pictureId: string | null): string | null {
  return pictureId && `/pictures/${pictureId}/96`;
}
