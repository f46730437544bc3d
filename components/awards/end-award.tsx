import { endAward } from "@/features/awards/actions";
import { OneButton } from "./one-button";

/** Ends an award, after a word on what that means. */
export function EndAward({ slug, name }: { slug: string; name: string }) {
  return (
    <details className="mt-10 rounded-card bg-tray px-5 py-4">
      <summary className="min-h-7 cursor-pointer font-semibold">End {name}</summary>
      <p className="mt-2 mb-4 max-w-[60ch]">
        It opens no turn any more. One that runs is played to its end, and everything it hung stays on the
        wall. This cannot be taken back; you can found an award like it under another name.
      </p>
      <OneButton action={endAward} fields={{ slug }}>
        End this award
      </OneButton>
    </details>
  );
}
