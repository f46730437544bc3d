import type { ReactNode } from "react";
import { Receipt, ReceiptRule } from "@/components/ui/receipt";

/** What the next turn will say that this one does not, on a slip; above it the one button. */
export function WhatChanges({
  comes,
  goes,
  wordsChange,
  children,
}: {
  /** Sentences that everybody will read, and those that go. */
  comes: readonly string[];
  goes: readonly string[];
  /** Whether the name, the description or the sign changed. */
  wordsChange: boolean;
  children: ReactNode;
}) {
  const nothing = comes.length === 0 && goes.length === 0;
  return (
    <div className="rounded-panel bg-hood on-hood px-5 py-6 text-white sm:px-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
      <h2 className="font-sign text-card">What changes</h2>
      <p className="mt-1 text-small">
        Everybody reads these rules. A turn that runs keeps those it opened with.
      </p>
      <div className="my-4">{children}</div>
      <Receipt title="The next turn">
        {nothing && (
          <p>
            {wordsChange ? "The words change, no rule does." : "Nothing yet. What you change is listed here."}
          </p>
        )}
        {comes.length > 0 && <Sentences sign="+" label="New" sentences={comes} />}
        {comes.length > 0 && goes.length > 0 && <ReceiptRule />}
        {goes.length > 0 && <Sentences sign="−" label="Gone" sentences={goes} />}
      </Receipt>
    </div>
  );
}

function Sentences({
  sign,
  label,
  sentences,
}: {
  sign: string;
  label: string;
  sentences: readonly string[];
}) {
  return (
    <ul aria-label={label} className="space-y-2 leading-snug">
      {sentences.map((sentence) => (
        <li key={sentence} className="grid grid-cols-[1.25rem_1fr]">
          <span aria-hidden="true" className="font-bold">
            {sign}
          </span>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
