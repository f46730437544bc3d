"use client";

import clsx from "clsx";
import { type ChangeEvent, type ClipboardEvent, type DragEvent, type ReactNode, useId, useRef } from "react";
import { Button, buttonClass } from "./button";
import { FieldError } from "./field";
import { Icon } from "./icon";
import { PictureCutter } from "./picture-cutter";
import { type FieldPicture, usePicture } from "./use-picture";
import { useWaitingForm } from "./waiting-form";

const KINDS = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,image/gif,image/tiff";
const HINT =
  "JPEG, PNG, WebP, AVIF or HEIC, at most 15 MB. All that it knows of place and time is taken out.";

/**
 * A picture in a form: chosen, photographed, dropped or pasted, sent at once, moved under the frame, and its id left in a
 * hidden input called `name` (empty without one).
 * @param first the id of a picture of one's own that may be cut anew
 * @param onChange hears of each picture that is there, and of none
 */
export function PictureField({
  name,
  label,
  hint = HINT,
  error,
  first = null,
  onChange,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  first?: string | null;
  onChange?: (picture: FieldPicture | null) => void;
}) {
  const id = useId();
  const field = useRef<HTMLFieldSetElement>(null);
  const { picture, isBusy, problem, choose, clear, cutAt, rest } = usePicture(first, onChange);
  useWaitingForm(field, rest);
  const wrong = problem ?? error;
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) choose(file);
    return Boolean(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (take(event.clipboardData.files)) event.preventDefault();
  };
  const isThere = Boolean(picture.id || picture.src);
  return (
    <fieldset
      ref={field}
      className="min-w-0"
      aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ""}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      onPaste={paste}
    >
      <legend className="mb-1.5 font-semibold">{label}</legend>
      <input type="hidden" name={name} value={picture.id} />
      <div
        className={clsx(
          "rounded-well border-[1.5px] p-4",
          isThere
            ? "flex flex-wrap items-center gap-x-6 gap-y-4 border-line bg-paper"
            : "border-dashed border-line-strong bg-tray",
        )}
      >
        {isThere && <PictureCutter picture={picture} onCut={cutAt} />}
        <div className="min-w-0 grow basis-52">
          <div className="flex flex-wrap gap-2">
            <Chooser onFiles={take}>{isThere ? "Another picture" : "Choose a picture"}</Chooser>
            <Chooser onFiles={take} isCamera>
              Take a photo
            </Chooser>
            {isThere && (
              <Button variant="secondary" onClick={clear}>
                Leave it out
              </Button>
            )}
          </div>
          {!isThere && (
            <p className="mt-2.5 text-small text-ink-2 pointer-coarse:hidden">
              Or drop one here, or paste it.
            </p>
          )}
          <p role="status" className="mt-2 min-h-[1.5em] text-small text-ink-2">
            {isBusy ? "Sending it" : picture.id ? "It is here." : ""}
          </p>
        </div>
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-small text-ink-2">
        {hint}
      </p>
      {wrong && (
        <div role="alert">
          <FieldError name={id}>{wrong}</FieldError>
        </div>
      )}
    </fieldset>
  );
}

function Chooser({
  onFiles,
  isCamera,
  children,
}: {
  onFiles: (files: FileList | null) => void;
  isCamera?: boolean;
  children: ReactNode;
}) {
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles(target.files);
    target.value = "";
  };
  return (
    <label
      className={clsx(
        buttonClass({ variant: "secondary" }),
        "relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-(--ring)",
        isCamera && "not-pointer-coarse:hidden",
      )}
    >
      <Icon name={isCamera ? "camera" : "picture"} />
      {children}
      <input
        type="file"
        accept={isCamera ? "image/*" : KINDS}
        capture={isCamera ? "environment" : undefined}
        onChange={choose}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}
