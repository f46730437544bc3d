"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { changeNomination } from "@/features/awards/actions";
import { formOf, NO_DRAFT } from "@/features/awards/rules/draft";
import type { CaseDraft, CasePage, Helped } from "@/features/awards/types";
import type { Result } from "@/lib/result";
import { BesideStory } from "./beside-story";
import { HelpedField } from "./helped-field";
import { MayTell } from "./may-tell";
import { StoryField } from "./story-field";
import { ValuesField } from "./values-field";

type Change = NonNullable<CasePage["change"]>;

/** The case in other words, while nominations are open. What others have spoken for stays as they read it. */
export function ChangeForm({ about, change, me }: { about: CasePage; change: Change; me: Helped }) {
  const [draft, setDraft] = useState<CaseDraft>({ ...NO_DRAFT, ...about, ...change, story: about.story });
  const [state, setState] = useState<Result | null>(null);
  const [isBusy, begin] = useTransition();
  const wrong = state && !state.ok ? state.fields : {};
  const edit = (part: Partial<CaseDraft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () =>
    begin(async () => {
      const form = formOf(draft);
      form.set("nominationId", about.id);
      setState(await changeNomination(null, form));
    });
  return (
    <form
      noValidate
      className="mt-5 grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {change.story ? (
        <div>
          <StoryField story={draft.story} error={wrong.story} onChange={(story) => edit({ story })} />
        </div>
      ) : (
        <p className="text-ink-2">
          Others have added their voice to these words, so the story stays as they read it. What stands beside
          it may still change.
        </p>
      )}
      <BesideStory {...draft} errors={wrong} onChange={edit} />
      <ValuesField
        offered={change.offeredValues}
        chosen={draft.values}
        onChange={(values) => edit({ values })}
      />
      <div>
        <h3 className="mb-2 font-semibold">Who was helped?</h3>
        <HelpedField {...draft} nominee={about.nominee} me={me} errors={wrong} onChange={edit} />
      </div>
      <MayTell nominee={about.nominee} mayTell={draft.mayTell} onChange={(mayTell) => edit({ mayTell })} />
      <div>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? "Keeping" : "Keep these words"}
        </Button>
        {state && !state.ok && <FormMessage state={state} />}
      </div>
    </form>
  );
}
