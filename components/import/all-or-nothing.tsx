"use client";

import { useActionState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";
import { dropFile, seatFromFile } from "@/features/people/actions";
import type { DryRun } from "@/features/people/rules/dry-run";

type Props = { draftId: string; run: DryRun; appliedOn: string | null };

/** The red panel with the dry run on till paper and the one button that seats everybody, or nobody. */
export function AllOrNothing({ draftId, run, appliedOn }: Props) {
  const [state, apply, busy] = useActionState(seatFromFile, null);
  const done = state?.ok || appliedOn !== null;
  return (
    <Card tone="hood">
      <h2 className="font-sign text-section">{done ? "Everybody is seated" : "All or nothing"}</h2>
      <p className="mt-1 mb-5">
        {done
          ? (state?.ok && state.message) || `This file was applied on ${appliedOn}.`
          : `If one of the ${run.file.rows} cannot sit down, nobody does, and you get the file back with the reason.`}
      </p>
      {!done && <Slip run={run} />}
      <div className="mt-4 grid gap-3">
        {done && (
          <LinkButton href="/teams" variant="butter">
            See every team
          </LinkButton>
        )}
        {!done && <NextStep {...{ draftId, run, apply, busy }} />}
      </div>
      {state?.ok === false && (
        <p role="alert" className="mt-3 font-semibold">
          {state.message}
        </p>
      )}
    </Card>
  );
}

type NextProps = { draftId: string; run: DryRun; apply: (form: FormData) => void; busy: boolean };

function NextStep({ draftId, run, apply, busy }: NextProps) {
  if (run.problemsInAll > 0) {
    const places = run.problemsInAll === 1 ? "One place" : `${run.problemsInAll} places`;
    return (
      <>
        <p className="font-semibold">{places} in the file have to be right before anybody sits down.</p>
        <PutAway draftId={draftId} words="Bring the mended file" />
      </>
    );
  }
  if (run.nothing) {
    return (
      <>
        <p className="font-semibold">This file changes nothing: everything in it is so already.</p>
        <PutAway draftId={draftId} words="Put it away" />
      </>
    );
  }
  return (
    <>
      <form action={apply}>
        <input type="hidden" name="draftId" value={draftId} />
        <Button type="submit" variant="butter" size="lg" className="w-full" disabled={busy}>
          {busy ? "Seating everybody" : "Seat everybody"}
        </Button>
      </form>
      <p role="status" className="text-small">
        {busy
          ? "Checking lines of report, then tables, then pictures."
          : `${run.file.rows} people, now. No mail goes out.`}
      </p>
      <PutAway draftId={draftId} words="Stop, seat nobody" />
    </>
  );
}

function PutAway({ draftId, words }: { draftId: string; words: string }) {
  const [, drop, busy] = useActionState(dropFile, null);
  return (
    <form action={drop}>
      <input type="hidden" name="draftId" value={draftId} />
      <Button type="submit" variant="secondary" size="sm" disabled={busy}>
        {words}
      </Button>
    </form>
  );
}

function Slip({ run }: { run: DryRun }) {
  return (
    <Receipt title="Dry run">
      <ReceiptLine label={run.file.name} value={`${run.file.rows} rows`} />
      <p>Nothing written yet</p>
      <ReceiptRule />
      <ReceiptLine label="Join" value={run.join} />
      <ReceiptLine label="Move" value={run.move} />
      <ReceiptLine label="Change" value={run.change} />
      <ReceiptLine label="Leave" value={0} />
      <ReceiptLine label="Teams" value={run.teams} />
      <ReceiptLine label="  fit two pizzas" value={run.teams - run.over.length} />
      <ReceiptLine label="  over" value={run.over.length} />
      <ReceiptLine label="Pictures" value={run.pictures.matched} />
      <ReceiptRule />
      <ReceiptLine label="To put right" value={run.problemsInAll} strong={run.problemsInAll > 0} />
    </Receipt>
  );
}
