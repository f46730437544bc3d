"use client";

import clsx from "clsx";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { filesOfDrop, filesOfInput, type NamedFile } from "./dropped-files";

/** A dashed place to drop files and folders on, with buttons for whoever cannot drag. */
export function DropZone({
  title,
  hint,
  accept,
  folder,
  onFiles,
}: {
  title: string;
  hint: ReactNode;
  accept: string;
  /** Also offers to choose a whole folder. */
  folder?: boolean;
  onFiles: (files: NamedFile[]) => void;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  const folderInput = useRef<HTMLInputElement>(null);

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFiles(await filesOfDrop(event.dataTransfer.items));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the short way; the inputs inside do the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        "rounded-well border-2 border-dashed px-5 py-7 text-center transition-colors",
        over ? "border-ink bg-dough" : "border-line-strong",
      )}
    >
      <p className="font-semibold">
        {title}{" "}
        <FileChooser id={id} accept={accept} multiple={Boolean(folder)} onFiles={onFiles}>
          choose {folder ? "files or a zip" : "one"}
        </FileChooser>
        {folder && (
          <>
            {" or "}
            <button
              type="button"
              onClick={() => folderInput.current?.click()}
              className="border-b-2 border-current font-semibold"
            >
              a folder
            </button>
            <input
              ref={(input) => {
                folderInput.current = input;
                input?.setAttribute("webkitdirectory", "");
              }}
              type="file"
              tabIndex={-1}
              aria-hidden="true"
              className="hidden"
              onChange={(event) => onFiles(filesOfInput(event.target.files))}
            />
          </>
        )}
      </p>
      <p className="mx-auto mt-1.5 max-w-[46ch] text-small text-ink-2">{hint}</p>
    </div>
  );
}

function FileChooser({
  id,
  accept,
  multiple,
  onFiles,
  children,
}: {
  id: string;
  accept: string;
  multiple: boolean;
  onFiles: (files: NamedFile[]) => void;
  children: ReactNode;
}) {
  return (
    <label
      htmlFor={id}
      className="cursor-pointer border-b-2 border-current has-focus-visible:outline-3 has-focus-visible:outline-offset-3"
    >
      {children}
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        className="sr-only"
        onChange={(event) => onFiles(filesOfInput(event.target.files))}
      />
    </label>
  );
}
