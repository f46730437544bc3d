"use client";

import type { ChangeEvent } from "react";
import { NumberRow } from "@/components/ui/field";
import { type BallotQuestion, bytesOf, COMMENT_BYTES } from "@/features/ballots/rules/paper";
import { NameHint } from "./name-hint";

/** The drivers, each of which may be skipped in silence, and one thing in one's own words. */
export function WordsStep({
  drivers,
  question,
  names,
  answers,
  comment,
  onAnswer,
  onComment,
}: {
  drivers: readonly BallotQuestion[];
  question: string;
  /** Given names of those at one's table, to warn before one of them is written down. */
  names: readonly string[];
  answers: Readonly<Record<string, number>>;
  comment: string;
  onAnswer: (key: string, value: number) => void;
  onComment: (comment: string) => void;
}) {
  const left = COMMENT_BYTES - bytesOf(comment);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => onAnswer(target.name, Number(target.value));
  return (
    <div className="flex-1">
      <h1 className="sr-only">Two more and your own words</h1>
      <div onChange={pick}>
        {drivers.map(({ key, text }) => (
          <div key={key} className="border-b-2 border-dashed border-line py-5 first:pt-1">
            <NumberRow
              name={key}
              from={1}
              to={5}
              legend={text}
              lowLabel="Strongly disagree"
              highLabel="Strongly agree"
              defaultValue={answers[key]}
            />
          </div>
        ))}
      </div>
      <label htmlFor="comment" className="mt-5 mb-3 block font-sign text-[21px] leading-tight">
        {question}
      </label>
      <textarea
        id="comment"
        rows={4}
        value={comment}
        onChange={(event) => onComment(event.target.value)}
        aria-describedby="comment-room"
        aria-invalid={left < 0 || undefined}
        className="block w-full rounded-input border-[1.5px] border-line-strong bg-paper px-3.5 py-3"
      />
      <p id="comment-room" className="mt-1.5 text-small text-ink-2" role="status">
        {roomInWords(left)}
      </p>
      <NameHint names={names} words={comment} onChange={onComment} />
    </div>
  );
}

function roomInWords(left: number): string {
  if (left < 0) return `This is ${-left} letters too long for its envelope. Shorten it a little.`;
  return left < 400
    ? `Room for about ${left} more letters.`
    : "Optional. Read by people, never with your name.";
}
