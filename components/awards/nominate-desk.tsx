"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { Step } from "@/components/ui/step";
import { dropDraft } from "@/features/awards/actions";
import type { KeptDraft, NominationDesk, Nominee, NomineeFound } from "@/features/awards/types";
import { AwardStep } from "./award-step";
import { BesideStory } from "./beside-story";
import { ChosenNominee, ExistingCases } from "./chosen-nominee";
import { DraftNote, OtherDraft } from "./draft-note";
import { HelpedField } from "./helped-field";
import { LiveFrame, type Preview } from "./live-frame";
import { SendRow } from "./send-row";
import { SmallFrame } from "./small-frame";
import { StoryField } from "./story-field";
import { useDesk } from "./use-desk";
import { useDraft } from "./use-draft";
import { useSending } from "./use-sending";
import { ValuesField } from "./values-field";
import { WhoStep } from "./who-step";

type Props = {
  me: { id: string; name: string; pictureId: string | null };
  desk: NominationDesk;
  /** Whom the page was opened for, if anybody. */
  asked: Nominee | null;
  kept: KeptDraft | null;
  header: React.ReactNode;
};

/** A nomination on one page: who, which award, what happened, who was helped; the frame to come writes itself beside it. */
export function NominateDesk({ me, desk: first, asked, kept, header }: Props) {
  const { desk, isUnknown, lookUp } = useDesk(first);
  const written = useDraft(me.id, asked, kept, lookUp);
  const { draft, change } = written;
  const [typed, setTyped] = useState("");
  const open = desk.cycles.filter(({ whyNot }) => !whyNot);
  const cycle = open.find(({ id }) => id === draft.cycleId) ?? open[0];
  const values = cycle?.rules.values.filter((value) => draft.values.includes(value)) ?? [];
  const sending = useSending(
    { ...draft, values, cycleId: cycle?.id ?? "" },
    { isUnsent: written.isUnsent, setUnsent: written.setUnsent, onSent: written.stopKeeping },
  );
  const wrong = sending.result?.ok === false ? sending.result.fields : {};
  const place = useFocus(draft.nominee?.id);
  useFirstWrong(wrong);

  const choose = (nominee: Nominee | null) => {
    change({ nominee });
    setTyped("");
    void lookUp(nominee);
    const query = nominee ? `?${nominee.kind === "person" ? "person" : "team"}=${nominee.id}` : "";
    window.history.replaceState(null, "", `/wall/nominate${query}`);
  };
  const letGo = () => {
    written.letGo({ nominee: asked });
    if (kept) void dropDraft(null, new FormData()).catch(() => undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.send();
  };
  const preview: Preview = {
    // What the page knows of them comes a moment after they were chosen.
    nominee: desk.nominee?.id === draft.nominee?.id ? desk.nominee : draft.nominee,
    typed,
    story: draft.story,
    cycle,
    existing: desk.existing,
    me,
  };
  const { nominee } = preview;
  return (
    <div className="grid items-start gap-x-9 lg:grid-cols-[1fr_432px] max-lg:**:scroll-mt-28">
      <div className="min-w-0">
        {header}
        <SmallFrame {...preview} />
        {written.other ? (
          <OtherDraft other={written.other} onTake={written.takeOther} onLetGo={letGo} />
        ) : (
          <form onSubmit={submit} noValidate>
            <DraftNote found={written.found} onLetGo={letGo} />
            <Step number={1} title="Who was extraordinary?">
              {nominee ? (
                <ChosenNominee nominee={nominee} place={place} onChange={() => choose(null)} />
              ) : (
                <WhoStep
                  cycles={desk.cycles}
                  me={me.id}
                  error={wrong.nomineePersonId}
                  onPick={(found) => choose(asNominee(found))}
                  onType={setTyped}
                />
              )}
              {desk.whyNot && <FormMessage state={{ ok: false, message: desk.whyNot }} />}
              {isUnknown && nominee && (
                <p role="status" className="mt-3 text-small text-ink-2">
                  There is no connection just now, so we cannot see whether others put {nominee.shortName} up.
                  Write on; we look when it is back.
                </p>
              )}
              {nominee && <ExistingCases nominee={nominee} cases={desk.existing} />}
            </Step>
            {cycle && !desk.whyNot && (
              <>
                <Step number={2} title="Which award fits?">
                  <AwardStep
                    cycles={desk.cycles}
                    chosen={cycle.id}
                    nominee={nominee}
                    error={wrong.cycleId}
                    onChoose={(cycleId) => change({ cycleId })}
                  />
                </Step>
                <Step number={3} title="What happened?">
                  <StoryField
                    story={draft.story}
                    error={wrong.story}
                    onChange={(story) => change({ story })}
                  />
                  <ValuesField
                    offered={cycle.rules.values}
                    chosen={values}
                    onChange={(chosen) => change({ values: chosen })}
                  />
                  <div className="mt-4">
                    <BesideStory key={written.found} {...draft} errors={wrong} onChange={change} />
                  </div>
                </Step>
                <Step number={4} title="Who was helped?">
                  <HelpedField {...draft} me={{ kind: "person", ...me }} errors={wrong} onChange={change} />
                </Step>
                <SendRow
                  me={me.name}
                  nominee={nominee}
                  keeping={written.keeping}
                  mayTell={draft.mayTell}
                  onMayTell={(mayTell) => change({ mayTell })}
                  sending={sending}
                  onKeep={sending.keepForLater}
                />
              </>
            )}
          </form>
        )}
      </div>
      <aside aria-label="The frame to come" className="sticky top-6 mt-9 max-lg:hidden">
        <LiveFrame {...preview} />
      </aside>
    </div>
  );
}

/** The little that the list tells of somebody, until the rest is there. */
function asNominee({ kind, id, name, pictureId, detail }: NomineeFound): Nominee {
  const shortName = kind === "person" ? (name.split(" ")[0] ?? name) : name;
  return { kind, id, name, shortName, title: kind === "person" ? detail : "", pictureId, teamName: null };
}

/** The box goes when somebody was chosen, so the focus moves to whom one chose; not when the page opens with them. */
function useFocus(id: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(id);
  useEffect(() => {
    const hasBox = document.activeElement === document.body;
    if (id && before.current !== id && hasBox) place.current?.focus();
    before.current = id;
  }, [id]);
  return place;
}

/** After a refusal one stands where something is to be put right. */
function useFirstWrong(wrong: Record<string, string>): void {
  useEffect(() => {
    if (Object.keys(wrong).length === 0) return;
    document.querySelector<HTMLElement>("form [aria-invalid='true']")?.focus();
  }, [wrong]);
}
