"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/field";
import { checkReceipt, type Finding } from "@/features/ballots/device/check-receipt";
import { forgetOldRounds, forgetReceipt, readReceipt } from "@/features/ballots/device/memory";
import { fromHex } from "@/features/ballots/rules/bytes";
import { receiptOf, wordsOf } from "@/features/ballots/rules/receipt";
import type { ReceiptRound } from "@/features/ballots/types";
import { CheckedSlip } from "./checked-slip";

type Answer = { round: string; finding: Finding; isWhole: boolean };

/**
 * Checks a receipt against the whole public list of a round, on this device: what was typed is never sent.
 * @param fingerprint the one the page shows, where the page is about one round
 */
export function ReceiptChecker({
  rounds,
  fingerprint,
}: {
  rounds: readonly ReceiptRound[];
  fingerprint?: string;
}) {
  const [roundId, setRoundId] = useState((rounds.find(({ isCounted }) => isCounted) ?? rounds[0])?.id ?? "");
  const [typed, setTyped] = useState("");
  const [kept, setKept] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const round = rounds.find(({ id }) => id === roundId);

  useEffect(() => {
    let gone = false;
    const look = async () => {
      const receipt = round && (await readReceipt(round.place));
      const counted = rounds.filter(({ isCounted }) => isCounted);
      await forgetOldRounds(
        new Date(),
        counted.map(({ place }) => place),
      );
      if (gone) return;
      setKept(receipt?.receipt ?? null);
      setTyped(receipt ? wordsOf(fromHex(receipt.receipt)).join(" ") : "");
      setAnswer(null);
      setProblem(null);
    };
    // A browser that keeps nothing has kept no receipt either.
    void look().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [round, rounds]);

  const check = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(null);
    setProblem(null);
    const beginning = receiptOf(typed);
    if (!round || !beginning) {
      setProblem("A receipt has four words, such as “maple otter violin lantern”. Check their spelling.");
      return;
    }
    // Whoever keeps the receipt here has all of it compared, not only its first four bytes.
    const receipt = kept?.startsWith(beginning) ? kept : beginning;
    setBusy(true);
    try {
      const finding = await checkReceipt(round.id, receipt, fingerprint);
      setAnswer({ round: round.name, finding, isWhole: receipt.length === 64 });
    } catch {
      setProblem("The list could not be fetched. Nothing was lost; try again in a moment.");
    } finally {
      setBusy(false);
    }
  };

  if (!round) return <p>There is no round yet that asked you, so there is nothing to check.</p>;
  return (
    <form onSubmit={check}>
      {rounds.length > 1 && (
        <div className="mb-3">
          <label htmlFor="receipt-round" className="mb-1.5 block font-semibold">
            Round
          </label>
          <Select
            name="receipt-round"
            value={roundId}
            onChange={(event) => setRoundId(event.target.value)}
            options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
            className="text-ink"
          />
        </div>
      )}
      <label htmlFor="receipt-words" className="mb-1.5 block font-semibold">
        Four receipt words
      </label>
      <div className="flex flex-wrap gap-3">
        <TextInput
          name="receipt-words"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={problem ?? undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="w-auto! min-w-0 flex-1 basis-72 font-till"
        />
        <Button type="submit" variant="butter" disabled={busy}>
          {busy ? "Comparing" : "Check"}
        </Button>
      </div>
      {kept && (
        <p className="mt-2 text-small">
          Kept on this device.{" "}
          <button
            type="button"
            className="border-b border-current font-semibold"
            onClick={() => {
              void forgetReceipt(round.place).then(() => {
                setKept(null);
                setTyped("");
              });
            }}
          >
            Forget it
          </button>
        </p>
      )}
      <div role="status">
        {problem && (
          <p id="receipt-words-error" className="mt-3 font-semibold">
            {problem}
          </p>
        )}
        {answer && <CheckedSlip {...answer} />}
      </div>
    </form>
  );
}
