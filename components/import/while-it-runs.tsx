"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { BakedSlice, cutsOf, FreeSeat, Plate } from "@/components/charts/pizza-slice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { stopFile } from "@/features/people/actions";

type Work = "reading" | "looking" | "seating";
type Props = { draftId: string; work: Work; fileName: string; people: number };
type Progress = { state: string; done: number; total: number };

const EIGHTHS = 8;
const ASK_EVERY_MS = 600;
/** A page that is being drawn anew is left in peace for so long. */
const DRAWN_ANEW_MS = 15_000;

/** How far a file is, asked for every moment until the work is through; the pizza fills by eighths. */
export function WhileItRuns({ draftId, work, fileName, people }: Props) {
  const progress = useProgress(draftId, work);
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return (
    <Card>
      <p className="text-small font-semibold text-ink-2">While it runs</p>
      <div className="mt-3 flex items-center gap-5">
        <Pizza filled={Math.floor(share * EIGHTHS)} />
        <div role="status" aria-live="polite" className="min-w-0">
          <p className="font-sign text-card tabular">{headline(work, progress, people, share)}</p>
          <p className="text-small text-ink-2">{WORDS[work]}</p>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-dashed border-line-strong pt-3">
        <p className="text-small text-ink-2">You may close this page.</p>
        {work === "seating" && <Stop draftId={draftId} fileName={fileName} />}
      </div>
    </Card>
  );
}

const WORDS: Record<Work, string> = {
  reading: "Line by line, as it came. Nobody is seated by this.",
  looking: "Rows first, then lines of report, then tables. Nobody is seated by this.",
  seating: "Lines of report first, then tables, then pictures.",
};

function headline(work: Work, progress: Progress | null, people: number, share: number): string {
  if (work === "seating") return `${progress?.total ? progress.done : 0} of ${people} seated`;
  return `${work === "reading" ? "Read" : "Looked over"}: ${Math.floor(share * 100)}%`;
}

/** Asks until the state is another one, then has the page drawn anew. */
function useProgress(draftId: string, work: Work): Progress | null {
  const router = useRouter();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await fetch(`/api/import/${draftId}`, { cache: "no-store" }).catch(() => null);
      const said: Progress | null = answer?.ok ? await answer.json() : null;
      if (said) setProgress(said);
      const isOver = answer?.status === 404 || (said !== null && said.state !== work);
      if (isOver) router.refresh();
      timer = setTimeout(ask, isOver ? DRAWN_ANEW_MS : ASK_EVERY_MS);
    };
    timer = setTimeout(ask, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [draftId, work, router]);
  return progress;
}

function Pizza({ filled }: { filled: number }) {
  return (
    <svg width={88} viewBox="-111 -111 222 222" className="block h-auto shrink-0" aria-hidden="true">
      <Plate />
      {cutsOf(EIGHTHS).map((cut, i) =>
        i < filled ? (
          <BakedSlice key={cut.from} cut={cut} seed={4217 + i * 29} rich={false} />
        ) : (
          <FreeSeat key={cut.from} cut={cut} plus={false} />
        ),
      )}
    </svg>
  );
}

function Stop({ draftId, fileName }: { draftId: string; fileName: string }) {
  const [state, stop, busy] = useActionState(stopFile, null);
  return (
    <form action={stop}>
      <input type="hidden" name="draftId" value={draftId} />
      <Button
        type="submit"
        variant="secondary"
        size="md"
        disabled={busy || state?.ok}
        aria-label={`Stop ${fileName}, seat nobody`}
      >
        {state?.ok ? "Stopping" : "Stop, seat nobody"}
      </Button>
      {state?.ok === false && <p role="alert">{state.message}</p>}
    </form>
  );
}
