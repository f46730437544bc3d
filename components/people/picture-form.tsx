"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useState, useTransition } from "react";
import { FormMessage } from "@/components/ui/form-message";

const BYTES_AT_MOST = 15 * 1024 * 1024;
const DROPPED = "The picture did not get through. Nothing was changed; please try again.";

/** Chooses a new picture of oneself and hangs it at once. */
export function PictureForm() {
  const router = useRouter();
  const [message, setMessage] = useState<{ ok: boolean; message: string } | null>(null);
  const [isHanging, startHanging] = useTransition();

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target;
    const [file] = input.files ?? [];
    if (!file) return;
    startHanging(async () => {
      const problem = await hang(file);
      input.value = "";
      setMessage(problem ? { ok: false, message: problem } : { ok: true, message: "There you hang." });
      if (!problem) router.refresh();
    });
  }

  return (
    <div>
      <p className="font-semibold">Your picture</p>
      <p className="mt-0.5 text-small text-ink-2">
        JPEG, PNG, WebP or AVIF, at most 15 MB. It is cut square, and all it knows of place and time is taken
        out.
      </p>
      <label className="relative mt-3 inline-flex min-h-9 cursor-pointer items-center rounded-small border-[1.5px] border-line-strong px-3.5 text-small font-semibold hover:bg-ink/8 has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-(--ring)">
        {isHanging ? "Hanging it" : "Choose a picture"}
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif,image/heif,image/tiff,image/gif"
          onChange={choose}
          disabled={isHanging}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
      </label>
      <FormMessage state={message} />
    </div>
  );
}

/** @returns what went wrong, as a sentence; null when the picture hangs */
async function hang(file: File): Promise<string | null> {
  if (file.size > BYTES_AT_MOST) {
    return `This picture has ${Math.round(file.size / 1024 / 1024)} MB; 15 MB is the most we take.`;
  }
  const answer = await fetch("/api/people/picture", { method: "POST", body: file }).catch(() => null);
  if (answer?.ok) return null;
  const said: { message?: string } | null = (await answer?.json().catch(() => null)) ?? null;
  return said?.message ?? DROPPED;
}
