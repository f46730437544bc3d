import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { DryRun } from "@/features/people/rules/dry-run";
import { MorePictures } from "./more-pictures";

type Props = { draftId: string; run: Pick<DryRun, "file" | "columns" | "pictures">; mayAdd: boolean };

/** Step one, done: how the file was read, and the pictures that came with it. */
export function FileRow({ draftId, run: { file, columns, pictures }, mayAdd }: Props) {
  return (
    <Card className="py-5!">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Icon name="file" size={34} className="text-crust-deep" />
        <div className="min-w-48 flex-1">
          <p className="font-semibold break-words">{file.name}</p>
          <p className="text-small text-ink-2">
            {file.rows} rows, {columns.length} columns, {file.delimiter}, {file.encoding}.
            {file.trimmed > 0 &&
              ` Blanks trimmed in ${file.trimmed} ${file.trimmed === 1 ? "cell" : "cells"}.`}
          </p>
        </div>
        <p className="text-small">
          {pictures.ready > 0 ? (
            <b>
              {pictures.ready} {pictures.ready === 1 ? "picture" : "pictures"}
            </b>
          ) : (
            "No pictures"
          )}
          {pictures.broken.length > 0 && (
            <span className="text-tomato-ink">, {pictures.broken.length} we cannot use</span>
          )}
        </p>
      </div>
      {mayAdd && <MorePictures draftId={draftId} />}
    </Card>
  );
}
