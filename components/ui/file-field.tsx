"use client";

import clsx from "clsx";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button, buttonClass } from "./button";
import { FieldError } from "./field";
import { Icon } from "./icon";
import { useWaitingForm } from "./waiting-form";

const BYTES_AT_MOST = 10 * 1024 * 1024;
const KINDS = ".pdf,.txt,.csv,.md,.docx,.xlsx,.pptx,.odt,.ods,.odp";
const HINT =
  "PDF, text, CSV or a document of an office program, at most 10 MB. It is only ever saved, never opened here.";
const DROPPED = "The file did not get through. Nothing was changed; please try again.";

export type FieldFile = { fileKey: string; name: string };

/** A file in a form: chosen or dropped, sent at once, and its key left in a hidden input called `name`. */
export function FileField({
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
  /** A file that was sent before, in a draft for instance. */
  first?: FieldFile | null;
  onChange?: (file: FieldFile | null) => void;
}) {
  const id = useId();
  const field = useRef<HTMLFieldSetElement>(null);
  const [file, setFile] = useState<FieldFile | null>(first);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const work = useRef<Promise<boolean>>(undefined);
  useWaitingForm(field, () => work.current);
  const wrong = problem ?? error;

  function hold(next: FieldFile | null) {
    setFile(next);
    onChange?.(next);
  }

  function take(files: FileList | null) {
    const [chosen] = files ?? [];
    if (!chosen) return;
    setProblem(null);
    setSending(chosen.name);
    const done = send(chosen).then((sent) => {
      if (work.current !== done) return false;
      work.current = undefined;
      setSending(null);
      if ("problem" in sent) setProblem(sent.problem);
      else hold(sent);
      return !("problem" in sent);
    });
    work.current = done;
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <fieldset
      ref={field}
      className="min-w-0"
      aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ""}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <legend className="mb-1.5 font-semibold">{label}</legend>
      <input type="hidden" name={name} value={file?.fileKey ?? ""} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label
          className={clsx(
            buttonClass({ variant: "secondary" }),
            "relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-(--ring)",
          )}
        >
          <Icon name="file" />
          {file ? "Another file" : "Choose a file"}
          <input
            type="file"
            accept={KINDS}
            onChange={({ target }) => {
              take(target.files);
              target.value = "";
            }}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
        {file && (
          <Button
            variant="secondary"
            onClick={() => {
              work.current = undefined;
              hold(null);
            }}
          >
            Leave it out
          </Button>
        )}
        <p role="status" className="min-w-0 text-small [overflow-wrap:anywhere]">
          {sending ? `Sending ${sending}` : file?.name}
        </p>
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

/** Sends a file. @returns its key and name, or what went wrong as a sentence */
async function send(file: File): Promise<FieldFile | { problem: string }> {
  if (file.size > BYTES_AT_MOST) {
    return { problem: `This file has ${Math.ceil(file.size / 1024 / 1024)} MB; 10 MB is the most we keep.` };
  }
  const address = `/api/files?name=${encodeURIComponent(file.name)}`;
  const answer = await fetch(address, { method: "POST", body: file }).catch(() => null);
  const said: Partial<FieldFile & { message: string }> | null = await answer?.json().catch(() => null);
  if (answer?.ok && said?.fileKey && said.name) return { fileKey: said.fileKey, name: said.name };
  return { problem: said?.message ?? DROPPED };
}
