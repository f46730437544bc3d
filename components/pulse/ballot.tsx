"use client";

import { useEffect, useRef, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { NoticePlate } from "@/components/ui/notice-plate";
import { type BallotQuestion, bytesOf, COMMENT_BYTES, tidyComment } from "@/features/ballots/rules";
import { alone, canSeal, type Draft, keepDraft, NEW_DRAFT, readDraft, tokenOf } from "./device";
import { PulseFrame } from "./frame";
import { ScoreStep } from "./score-step";
import { SealStep } from "./seal-step";
import { cast, NotSent, pickUp, sealMessage } from "./send";
import { type Sealed, Thanks } from "./thanks";
import { WordsStep } from "./words-step";

type BallotProps = {
  roundId: string;
  name: string;
  /** This person's place in this round, as the device files it. */
  place: string;
  questions: readonly BallotQuestion[];
  unitName: string;
  together: number;
  names: readonly string[];
  k: number;
  /** When the round closes, in words. */
  closes: string;
};

type Trouble = { sentence: string; final: boolean };

/** The respondent's way: a slice, two drivers and a comment, the seal. Kept on the device until the box has it. */
export function Ballot(props: BallotProps) {
  const { name, place, questions } = props;
  const [draft, setDraft] = useState<Draft>(NEW_DRAFT);
  const [browser, setBrowser] = useState<"yes" | "insecure" | "too_old">("yes");
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  /** The step that a press leads to: only then does the reader's place move to its question. */
  const wanted = useRef<Draft["step"] | null>(null);

  useEffect(() => {
    setDraft(readDraft(place));
    void canSeal().then(setBrowser);
  }, [place]);

  useEffect(() => {
    if (trouble) alert.current?.scrollIntoView({ block: "end" });
  }, [trouble]);

  useEffect(() => {
    if (wanted.current !== draft.step) return;
    const heading = top.current?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [draft.step]);

  const keep = (change: Partial<Draft>) => {
    const next = { ...draft, token: readDraft(place).token, ...change };
    keepDraft(place, next);
    setDraft(next);
  };
  /** After an envelope was sealed, other answers are a new version of the ballot. */
  const change = (answers: Partial<Pick<Draft, "answers" | "comment">>) => {
    const reopened = draft.message ? { message: undefined, version: draft.version + 1 } : {};
    keep({ ...reopened, ...answers });
    setTrouble(null);
  };
  const go = (step: Draft["step"]) => {
    setTrouble(null);
    wanted.current = step;
    keep({ step });
    top.current?.scrollIntoView();
  };

  const send = async () => {
    setSending(true);
    setTrouble(null);
    try {
      await alone(place, () => sealAndSend(props, draft, keep));
      setSealed({
        drivers: Object.keys(draft.answers).length - 1,
        comment: tidyComment(draft.comment) !== "",
      });
    } catch (error) {
      const known = error instanceof NotSent;
      const sentence = known
        ? error.message
        : "Your answer is still on this device. The seal did not hold; try again.";
      setTrouble({ sentence, final: known && error.final });
    } finally {
      setSending(false);
    }
  };

  if (browser !== "yes") return <CannotSeal name={name} why={browser} />;
  if (draft.sent) {
    const anew = () => {
      setSealed(null);
      keep({ ...NEW_DRAFT, token: draft.token, version: draft.version + 1, sent: false });
    };
    return <Thanks name={name} closes={props.closes} k={props.k} sealed={sealed} onChange={anew} />;
  }

  const score = questions.find(({ kind }) => kind === "nps");
  const words = questions.find(({ kind }) => kind === "comment");
  const given = score && draft.answers[score.id];
  const tooLong = bytesOf(draft.comment) > COMMENT_BYTES;
  const answer = (id: string, value: number) => change({ answers: { ...draft.answers, [id]: value } });
  const back = draft.step === 0 ? undefined : () => go(draft.step === 2 ? 1 : 0);
  return (
    <div ref={top}>
      <PulseFrame name={name} step={draft.step} onBack={back}>
        {draft.step === 0 && score && (
          <ScoreStep question={score.text} score={given} onScore={(value) => answer(score.id, value)} />
        )}
        {draft.step === 1 && (
          <WordsStep
            drivers={questions.filter(({ kind }) => kind === "agree")}
            question={words?.text ?? ""}
            names={props.names}
            answers={draft.answers}
            comment={draft.comment}
            onAnswer={answer}
            onComment={(comment) => change({ comment })}
          />
        )}
        {draft.step === 2 && <SealStep unitName={props.unitName} together={props.together} />}
        {draft.step === 0 && <Assurance />}
        <div role="alert" ref={alert}>
          {trouble && <Trouble {...trouble} />}
        </div>
        <div className="mt-4">
          {draft.step === 2 ? (
            <Button size="lg" className="w-full" onClick={send} disabled={sending || trouble?.final}>
              {sending ? "Sealing" : draft.message ? "Send again" : "Seal and send"}
            </Button>
          ) : (
            <Button
              size="lg"
              className="w-full"
              disabled={tooLong}
              onClick={() =>
                given === undefined
                  ? setTrouble({
                      sentence: "Lift a slice first: that is the one thing we need.",
                      final: false,
                    })
                  : go(draft.step === 0 ? 1 : 2)
              }
            >
              Next
            </Button>
          )}
        </div>
      </PulseFrame>
    </div>
  );
}

/** Everything is on the device before it leaves: first the token, then the sealed bytes, which are resent unchanged. */
async function sealAndSend(
  { roundId, place }: BallotProps,
  draft: Draft,
  keep: (change: Partial<Draft>) => void,
): Promise<void> {
  let message = draft.message;
  if (!message) {
    const token = tokenOf(place, draft);
    const stamped = await pickUp(roundId, token);
    message = await sealMessage(roundId, stamped, token, draft.version, draft);
    keep({ token, message });
  }
  await cast(message);
  keep({ ...NEW_DRAFT, token: message.token, version: message.version, sent: true });
}

function Assurance() {
  return (
    <p className="flex gap-3.5 rounded-well bg-counter px-4 py-3.5 text-[15px]">
      <Icon name="lock" className="mt-0.5 shrink-0" />
      <span>
        Your answer is sealed on this device and travels without your name. It is kept sealed until the round
        is counted, and then mixed with the others’.
      </span>
    </p>
  );
}

function Trouble({ sentence, final }: Trouble) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3 rounded-well bg-tomato-tint px-4 py-3 text-[15px] font-medium">
      <p className="min-w-0 flex-1">{sentence}</p>
      {final && (
        <LinkButton href="/" variant="secondary" size="sm">
          Back to Home
        </LinkButton>
      )}
    </div>
  );
}

function CannotSeal({ name, why }: { name: string; why: "insecure" | "too_old" }) {
  return (
    <PulseFrame name={name}>
      <NoticePlate as="h1" title="This browser cannot seal an answer">
        {why === "insecure"
          ? "Browsers seal only over a secure address (https). Ask whoever runs this portal for it. Nothing was asked and nothing was sent."
          : "It is too old to seal envelopes. Use a newer one, or another device. Nothing was asked and nothing was sent."}
      </NoticePlate>
    </PulseFrame>
  );
}
