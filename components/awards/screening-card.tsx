"use client";

import { useActionState, useState } from "react";
import { Button, TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Face, FaceRow } from "@/components/ui/face";
import { Field, TextArea } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Pill } from "@/components/ui/pill";
import { Stamp } from "@/components/ui/stamp";
import { passCase, returnCase } from "@/features/awards/actions";
import type { ScreenedCase } from "@/features/awards/types/programme";
import { OneButton } from "./one-button";

type Props = {
  about: ScreenedCase;
  nomineeSrc: string | null;
  voices: { name: string; src: string | null }[];
  /** Whether its maker can still mend it. */
  isOpen: boolean;
};

/** One case to read before it goes on: pass it, or give it back with a kind note. */
export function ScreeningCard({ about, nomineeSrc, voices, isOpen }: Props) {
  const { id, nominee, story, helped, values, screening, note, whyNot, hasPicture, files } = about;
  const maker = about.voices.find(({ nominated }) => nominated);
  const extras = [hasPicture && "a picture", files.length > 0 && "a file"].filter(Boolean).join(" and ");
  return (
    <Card as="article" className="flex h-full flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Face name={nominee.name} src={nomineeSrc} size={52} alt="" />
        <div className="min-w-0 flex-1">
          <h3 className="font-sign text-card">{nominee.name}</h3>
          <p className="text-small text-ink-2">
            {[nominee.title, nominee.kind === "person" && nominee.teamName].filter(Boolean).join(", ")}
          </p>
        </div>
        {screening !== "waiting" && (
          <Stamp tone={screening === "passed" ? "basil" : "oven"}>
            {screening === "passed" ? "Goes on" : "Given back"}
          </Stamp>
        )}
      </div>
      <blockquote className="mt-4 font-hand text-[20px]! leading-snug! whitespace-pre-line [overflow-wrap:anywhere]">
        “{story}”
      </blockquote>
      {(helped || extras) && (
        <p className="mt-3 text-ink-2">
          {helped && `Helped: ${helped}. `}
          {extras && (
            <>
              It comes with <TextLink href={`/wall/nominations/${id}`}>{extras}</TextLink>.
            </>
          )}
        </p>
      )}
      {values.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {values.map((value) => (
            <li key={value}>
              <Pill>{value}</Pill>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-4">
        <FaceRow people={voices} max={6} size={36} />
        <p className="text-small">
          Written by <b>{maker?.name}</b>
          {voices.length > 1 &&
            `, with ${voices.length - 1} more ${voices.length === 2 ? "voice" : "voices"}`}
        </p>
      </div>
      {screening === "returned" && note && (
        <p className="mt-4 rounded-well bg-dough px-4 py-3">
          <b>Your note:</b> {note}
        </p>
      )}
      {whyNot ? <p className="mt-4 text-ink-2">{whyNot}</p> : <Verdict {...{ about, isOpen }} />}
    </Card>
  );
}

function Verdict({ about, isOpen }: Pick<Props, "about" | "isOpen">) {
  const [writes, setWrites] = useState(false);
  return (
    <div className="mt-auto pt-4">
      {writes ? (
        <ReturnForm about={about} isOpen={isOpen} onLeave={() => setWrites(false)} />
      ) : (
        <div className="flex flex-wrap gap-3">
          {about.screening !== "passed" && (
            <OneButton
              action={passCase}
              fields={{ nominationId: about.id, read: about.read }}
              variant="quiet"
            >
              Let it go on
            </OneButton>
          )}
          {about.screening !== "returned" && (
            <Button variant="secondary" onClick={() => setWrites(true)}>
              Give it back
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function ReturnForm({ about, isOpen, onLeave }: Pick<Props, "about" | "isOpen"> & { onLeave: () => void }) {
  const [state, act, isBusy] = useActionState(returnCase, null);
  const failed = state && !state.ok ? state : null;
  const name = `note-${about.id}`;
  const maker = about.voices.find(({ nominated }) => nominated)?.givenName ?? "Its maker";
  return (
    <form action={act} className="rounded-well bg-dough px-4 py-4">
      <input type="hidden" name="nominationId" value={about.id} />
      <input type="hidden" name="read" value={about.read} />
      <Field
        label={`A word to ${maker}`}
        name="note"
        htmlFor={name}
        hint={
          isOpen
            ? `${maker} can mend the story until nominations close. Then it is read again.`
            : "Nominations are closed, so this one does not go on. Say kindly why."
        }
        error={failed?.fields.note}
      >
        <TextArea
          id={name}
          name="note"
          autoFocus
          hinted
          maxLength={400}
          placeholder="What did it change for the others? Two more sentences would do."
          defaultValue={failed?.values.note}
          error={failed?.fields.note}
        />
      </Field>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="submit" disabled={isBusy}>
          Give it back
        </Button>
        <Button variant="secondary" onClick={onLeave}>
          Not now
        </Button>
      </div>
      <FormMessage state={failed && !failed.fields.note ? failed : null} />
    </form>
  );
}
