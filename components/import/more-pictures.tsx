"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { DropZone } from "./drop-zone";
import { type NamedFile, sortFiles } from "./dropped-files";
import { sendPictures } from "./send-files";

/** Adds or changes pictures of a file that is being looked at. The same name again replaces. */
export function MorePictures({ draftId }: { draftId: string }) {
  const router = useRouter();
  const [said, setSaid] = useState<{ ok: boolean; message: string } | null>(null);

  async function take(files: NamedFile[]) {
    const { pictures } = sortFiles(files);
    try {
      await sendPictures(draftId, pictures, (done) =>
        setSaid({ ok: true, message: `${done} of ${pictures.length} in` }),
      );
    } catch (error) {
      setSaid({ ok: false, message: error instanceof Error ? error.message : String(error) });
    }
    router.refresh();
  }

  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 items-center text-small font-semibold underline underline-offset-4">
        Add or change pictures
      </summary>
      <DropZone
        title="Drop a folder or a zip here, or"
        hint="A picture of the same name replaces the one that came before."
        accept="image/*,.zip"
        folder
        onFiles={take}
      />
      <FormMessage state={said} />
    </details>
  );
}
