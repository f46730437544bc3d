"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Seat } from "@/features/ballots/device/answer";
import type { Draft } from "@/features/ballots/device/memory";
import { type BallotQuestion, bytesOf, COMMENT_BYTES, tidyComment } from "@/features/ballots/rules/paper";
import { CannotSeal } from "./cannot-seal";
import { LookingFrame, PulseFrame } from "./frame";
import { ScoreStep } from "./score-step";
import { SealStep } from "./seal-step";
import { Thanks } from "./thanks";
import { TroubleNotice } from "./trouble";
import { useBallot } from "./use-ballot";
import { WordsStep } from "./words-step";

type BallotProps = {
  seat: Seat;
  questions: readonly BallotQuestion[];
  unitName: string;
  /** Names of those who answer in the same box. */
  together: readonly string[];
  /** Given names of those at one's table. */
  teammates: readonly string[];
  k: number;
  /** When the round closes: as an ISO time, and in words. */
  closesAt: string;
  closes: string;
};

/** The respondent's way: a slice, two drivers and a comment, the seal. Kept on the device until the box has it. */
export function Ballot({ seat, questions, closesAt, closes, k, ...people }: BallotProps) {
  const { name } = seat;
  const { phase, draft, isSealed, sending, trouble, sent, keep, send, anew, setTrouble } = useBallot(
    seat,
    closesAt,
  );
  const top = useRef<HTMLDivElement>(null);
  /** The step that a press leads to: only then does the reader's place move to its question. */
  const wanted = useRef<number | null>(null);

  useEffect(() => {
    if (wanted.current !== draft.step) return;
    const heading = top.current?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [draft.step]);

  if (phase === "looking") return <LookingFrame name={name} />;
  if (phase === "sent") {
    const lines = sent.said ? sealedLines(sent.said) : [];
    return <Thanks name={name} closes={closes} k={k} sent={sent} lines={lines} onChange={anew} />;
  }
  if (phase !== "asking") return <CannotSeal name={name} why={phase} />;

  const go = (step: number) => {
    setTrouble(null);
    wanted.current = step;
    keep({ step });
    top.current?.scrollIntoView();
  };
  const change = (said: Partial<Draft>) => {
    keep(said);
    setTrouble(null);
  };
  const score = questions.find(({ kind }) => kind === "nps");
  const words = questions.find(({ kind }) => kind === "comment");
  const given = score && draft.answers[score.key];
  const comment = (words && draft.comments[words.key]) ?? "";
  const answer = (key: string, value: number) => change({ answers: { ...draft.answers, [key]: value } });
  const back = draft.step === 0 ? undefined : () => go(draft.step - 1);
  const next = () =>
    given === undefined
      ? setTrouble({ sentence: "Lift a slice first: that is the one thing we need.", final: false })
      : go(draft.step + 1);
  return (
    <div ref={top}>
      <PulseFrame name={name} step={draft.step} onBack={back}>
        {draft.step === 0 && score && (
          <ScoreStep question={score.text} score={given} onScore={(value) => answer(score.key, value)} />
        )}
        {draft.step === 1 && (
          <WordsStep
            drivers={questions.filter(({ kind }) => kind === "agree")}
            question={words?.text ?? ""}
            names={people.teammates}
            answers={draft.answers}
            comment={comment}
            onAnswer={answer}
            onComment={(text) => words && change({ comments: { ...draft.comments, [words.key]: text } })}
          />
        )}
        {draft.step === 2 && (
          <SealStep
            unitName={people.unitName}
            together={people.together}
            others={seat.paper.unit.eligible - 1}
            manifest={seat.paper.manifest}
            k={k}
            keepReceipt={draft.keepReceipt}
            onKeepReceipt={(keepReceipt) => keep({ keepReceipt })}
          />
        )}
        {draft.step === 0 && <Assurance />}
        <TroubleNotice trouble={trouble} />
        <div className="mt-4">
          {draft.step === 2 ? (
            <Button size="lg" className="w-full" onClick={send} disabled={sending || trouble?.final}>
              {sending ? "Sealing" : isSealed ? "Send again" : "Seal and send"}
            </Button>
          ) : (
            <Button size="lg" className="w-full" disabled={bytesOf(comment) > COMMENT_BYTES} onClick={next}>
              Next
            </Button>
          )}
        </div>
      </PulseFrame>
    </div>
  );
}

/** What a receipt says was sealed: how many of each, never what. */
function sealedLines({ answers, comments }: Draft): string[] {
  const drivers = Object.keys(answers).length - 1;
  const hasWords = Object.values(comments).some((words) => tidyComment(words) !== "");
  return [
    "1 number",
    ...(drivers > 0 ? [drivers === 1 ? "1 driver" : `${drivers} drivers`] : []),
    ...(hasWords ? ["1 comment"] : []),
  ];
}

function Assurance() {
  return (
    <p className="flex gap-3.5 rounded-well bg-counter px-4 py-3.5 text-[15px]">
      <Icon name="lock" className="mt-0.5 shrink-0" />
      <span>
        Your answer is sealed on this device and travels without your name. It stays sealed until the round is
        counted, and is then mixed with the others’.
      </span>
    </p>
  );
}
