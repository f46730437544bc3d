"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { suggestFrom, WALK } from "@/features/strengths/rules/walk";
import { StrengthEditor } from "./strength-editor";

type Props = Omit<ComponentProps<typeof StrengthEditor>, "start" | "children">;

/** Ten questions, one at a time, and then the editor with what they came to. The answers never leave this page. */
export function Walk(props: Props) {
  const [answers, setAnswers] = useState<(number | null)[]>([]);
  const at = answers.length;
  const question = WALK[at];
  const heading = useRef<HTMLHeadingElement>(null);
  // Each question takes the place of the one before it, so whoever listens is led to it.
  useEffect(() => {
    if (at > 0) heading.current?.focus();
  }, [at]);
  if (!question) {
    const start = suggestFrom(
      answers,
      props.catalogue.map(({ id }) => id),
    );
    return (
      <StrengthEditor {...props} start={start}>
        <PageHeader
          crumbs={[{ href: props.backHref, label: "My page" }, { label: "Strengths" }]}
          title="Does this sound like you?"
          lead="A suggestion, no verdict. Move, take away and add, until it does."
        />
        <p className="mb-4">
          <Button variant="secondary" onClick={() => setAnswers([])}>
            Walk again
          </Button>
        </p>
      </StrengthEditor>
    );
  }
  const answer = (choice: number | null) => setAnswers([...answers, choice]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        crumbs={[{ href: "/people/me/strengths", label: "Strengths" }, { label: "A short walk" }]}
        title="Find your own"
        lead="Ten questions, under two minutes. It is a help, not a test: nothing of it is kept, and the list is yours to change."
      />
      <Card>
        <p className="flex items-center justify-between gap-4 text-small text-ink-2">
          <span>
            Question {at + 1} of {WALK.length}
          </span>
          <span aria-hidden="true" className="flex gap-1">
            {WALK.map(({ words }, i) => (
              <span key={words} className={i <= at ? "h-1.5 w-4 bg-ink" : "h-1.5 w-4 bg-line"} />
            ))}
          </span>
        </p>
        <h2 ref={heading} tabIndex={-1} className="mt-4 font-sign text-section outline-none">
          {question.words}
        </h2>
        <ul className="mt-5 grid gap-3">
          {question.answers.map(({ words }, i) => (
            <li key={words}>
              <button
                type="button"
                onClick={() => answer(i)}
                className="flex min-h-15 w-full items-center justify-between gap-4 rounded-input border-[1.5px] border-line-strong px-5 py-3 text-left text-[17px] leading-snug font-medium hover:bg-dough"
              >
                {words}
                <Icon name="arrow" size={20} className="text-ink-2" />
              </button>
            </li>
          ))}
        </ul>
        <div className="mt-5 flex flex-wrap justify-between gap-3">
          {at > 0 ? (
            <Button variant="secondary" onClick={() => setAnswers(answers.slice(0, -1))}>
              Back
            </Button>
          ) : (
            <LinkButton href="/people/me/strengths" variant="secondary">
              Choose by myself
            </LinkButton>
          )}
          <Button variant="secondary" onClick={() => answer(null)}>
            None of these
          </Button>
        </div>
      </Card>
    </div>
  );
}
