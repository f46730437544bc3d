"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { Step } from "@/components/ui/step";
import { DropZone } from "./drop-zone";
import { type NamedFile, sortFiles } from "./dropped-files";
import { sendPictures, sendTable } from "./send-files";

/** Brings a directory file and, if there are any, its pictures; then the dry run is looked at. Nobody is seated here. */
export function BringFiles() {
  const router = useRouter();
  const [table, setTable] = useState<NamedFile | null>(null);
  const [pictures, setPictures] = useState<NamedFile[]>([]);
  const [progress, setProgress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function take(files: NamedFile[]) {
    const sorted = sortFiles(files);
    setProblem(null);
    if (sorted.tables[0]) setTable(sorted.tables[0]);
    if (sorted.pictures.length > 0) setPictures(sorted.pictures);
  }

  async function bring() {
    if (!table) return setProblem("Choose the file from HR first.");
    setProblem(null);
    setProgress(`Reading ${table.path}`);
    try {
      const draftId = await sendTable(table);
      await sendPictures(draftId, pictures, (done) =>
        setProgress(`${done} of ${pictures.length} pictures in`),
      );
      router.push(`/admin/directory/${draftId}`);
    } catch (error) {
      setProgress(null);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      <Step number={1} title="The file from HR">
        <DropZone
          title="Drop the file here, or"
          hint="Any columns, any order: comma, semicolon or tab. No team column? We will ask how you make teams."
          accept=".csv,.tsv,.txt,text/csv"
          onFiles={take}
        />
        {table && <Chosen name={table.path} detail={sizeOf(table.file.size)} />}
      </Step>
      <Step number={2} title="Their pictures" aside="Leave this out if there are none">
        <DropZone
          title="Drop a folder or a zip here, or"
          hint="JPEG, PNG, WebP or AVIF, 15 MB at most each. We match them by name and take everything out of them but the picture."
          accept="image/*,.zip"
          folder
          onFiles={(files) => take(files.filter(({ path }) => !/\.(csv|tsv|txt)$/i.test(path)))}
        />
        {pictures.length > 0 && <Chosen name={nameOf(pictures)} detail={countOf(pictures)} />}
      </Step>
      <div className="mt-8 flex flex-wrap items-center justify-end gap-x-6 gap-y-3">
        <p className="text-small text-ink-2">Seats nobody yet. Next is a dry run.</p>
        <Button size="lg" onClick={bring} disabled={progress !== null}>
          Read the file
        </Button>
      </div>
      <p role="status" className="mt-4 text-right font-semibold empty:hidden">
        {progress}
      </p>
      <FormMessage state={problem ? { ok: false, message: problem } : null} />
    </>
  );
}

function Chosen({ name, detail }: { name: string; detail: string }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-well bg-paper px-4 py-3 shadow-card">
      <Icon name="file" size={24} className="text-crust-deep" />
      <b className="min-w-0 break-words">{name}</b>
      <span className="text-small text-ink-2">{detail}</span>
    </p>
  );
}

function nameOf(pictures: readonly NamedFile[]): string {
  const [first] = pictures;
  if (!first) return "";
  return pictures.length === 1 ? first.path : (first.path.split("/").at(-2) ?? "Pictures");
}

function countOf(pictures: readonly NamedFile[]): string {
  const size = sizeOf(pictures.reduce((sum, { file }) => sum + file.size, 0));
  return pictures.length === 1 ? size : `${pictures.length} files, ${size}`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
