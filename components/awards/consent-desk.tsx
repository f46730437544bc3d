"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, RadioCard, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { PictureLamp, Plaque } from "@/components/ui/frame";
import { PictureField } from "@/components/ui/picture-field";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { answerConsent } from "@/features/awards/actions";
import { monthWords } from "@/features/awards/rules/months";
import type { ConsentPage } from "@/features/awards/types/result";
import { pictureUrl } from "@/lib/pictures/address";

type Answer = "portrait" | "picture" | "name" | "no";

/** The frame as it will hang beside the four answers; it changes as one chooses. */
export function ConsentDesk({ page }: { page: ConsentPage }) {
  const [state, act, isBusy] = useActionState(answerConsent, null);
  const [answer, setAnswer] = useState<Answer | null>(firstAnswer(page));
  const [sent, setSent] = useState<string | null>(page.pictureId);
  const { winner } = page;
  const isTeam = winner.kind === "team";
  const wrong: Record<string, string> = state && !state.ok ? state.fields : {};
  const chosen = { portrait: winner.pictureId, picture: sent, name: null, no: null }[answer ?? "portrait"];
  const option = (value: Answer) => ({
    name: "answer",
    value,
    checked: answer === value,
    onChange: () => setAnswer(value),
  });
  return (
    <div className="grid items-start gap-7 lg:grid-cols-[minmax(0,26rem)_1fr]">
      <div className="wall overflow-hidden rounded-panel px-6 pt-7 pb-8 text-center lg:sticky lg:top-6">
        {answer === "no" ? (
          <p className="py-24 font-sign text-card text-balance text-wall-title">
            Nothing hangs, and nobody is told.
          </p>
        ) : (
          <>
            <PictureLamp size={150} />
            <WinnerPicture
              winner={winner}
              src={pictureUrl(chosen, 640)}
              finish="gold"
              size={280}
              jacket={page.isJacket}
              eager
            />
            <div className="mt-4">
              <Plaque title={winner.name} sub={`${page.awardName}, ${monthWords(page.month)}`} />
            </div>
            <p className="mx-auto mt-5 max-w-[34ch] text-lead">{page.citation}</p>
          </>
        )}
      </div>
      <form action={act} className="grid gap-5 rounded-card bg-paper px-5 py-6 shadow-card sm:px-7">
        <input type="hidden" name="winId" value={page.winId} />
        <input type="hidden" name="read" value={page.read} />
        <fieldset className="grid gap-3">
          <legend className="mb-4 font-sign text-card">
            {isTeam ? `May ${winner.name} hang on the wall?` : "May this hang on the wall?"}
          </legend>
          {winner.pictureId && (
            <RadioCard {...option("portrait")} title="Yes, as it is here">
              With the picture that colleagues know you by.
            </RadioCard>
          )}
          <RadioCard
            {...option("picture")}
            title={isTeam ? "Yes, with a picture of us" : "Yes, with another picture"}
          >
            One you choose now; it is cut to the frame.
          </RadioCard>
          <RadioCard {...option("name")} title="Yes, with the name alone">
            {isTeam ? "The table's name hangs in the frame." : "Your initials hang in the frame."}
          </RadioCard>
          <RadioCard {...option("no")} title={isTeam ? "We would rather not" : "I would rather not"}>
            {page.isAnnounced
              ? "The frame comes down at once, everywhere. You can change your mind later."
              : "Somebody else is chosen. Only the panel and the people team know that it was you, and you are not asked why."}
          </RadioCard>
        </fieldset>
        {answer === "picture" && (
          <PictureField
            name="pictureId"
            label="The picture for the frame"
            error={wrong.pictureId}
            first={page.pictureId}
            onChange={(picture) => setSent(picture?.id ?? null)}
          />
        )}
        {answer !== "no" && (
          <Field
            label="A wish about the words, if you have one"
            name="wish"
            hint="The panel reads it and can change the words before they hang. Nobody else sees it."
            error={wrong.wish}
          >
            <TextArea
              name="wish"
              rows={2}
              defaultValue={page.wish}
              error={wrong.wish}
              hinted
              maxLength={500}
            />
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" size="lg" disabled={isBusy || answer === null}>
            {answer === "no" ? "Keep it off the wall" : "That is my answer"}
          </Button>
          {answer === null && <span className="text-small text-ink-2">Choose one of them first.</span>}
        </div>
        {state && !state.ok && <FormMessage state={state} />}
      </form>
    </div>
  );
}

function firstAnswer({ consent, showPicture, pictureId, winner }: ConsentPage): Answer | null {
  if (consent === "asked") return null;
  if (consent === "declined") return "no";
  if (!showPicture) return "name";
  return pictureId || !winner.pictureId ? "picture" : "portrait";
}
