import clsx from "clsx";
import { type ChangeEvent, useId } from "react";
import { NameHint } from "@/components/pulse/name-hint";
import { useDigits } from "@/components/pulse/use-digits";
import { Button } from "@/components/ui/button";
import { NumberRow } from "@/components/ui/field";
import { PASSES_SHOWN } from "@/features/services/rules";
import type { RatableService, Said } from "@/features/services/types";

/** Under so many letters of room it is said how many are left. */
const TIGHT = 400;

/** One service: folded until one used it, then a score, how often one was passed on, and words. */
export function RateOne({
  service,
  asks,
  teammates,
  said,
  room,
  isUsed,
  onSay,
  onUsed,
}: {
  service: RatableService;
  asks: { score: string; passed: string; words: string };
  teammates: readonly string[];
  said: Said;
  /** Bytes left for words, over the whole ballot. */
  room: number;
  isUsed: boolean;
  onSay: (said: Said) => void;
  onUsed: (isUsed: boolean) => void;
}) {
  const { name, promise } = service;
  const id = useId();
  return (
    <section
      aria-labelledby={`${id}-name`}
      className={clsx("py-4", isUsed && "-mx-3 my-2 rounded-well bg-counter px-3")}
    >
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1">
          <h2 id={`${id}-name`} className="font-sign text-[21px] leading-tight">
            {name}
          </h2>
          {promise && <p className="mt-0.5 text-small text-ink-2">“{promise}”</p>}
        </div>
        <Button
          variant="secondary"
          aria-expanded={isUsed}
          aria-label={isUsed ? `Not used after all: ${name}` : `I used it: ${name}`}
          className="shrink-0"
          onClick={() => onUsed(!isUsed)}
        >
          {isUsed ? "Not used" : "I used it"}
        </Button>
      </div>
      {isUsed && <Questions {...{ service, asks, teammates, said, room, onSay }} id={id} />}
    </section>
  );
}

function Questions({
  service: { keys },
  asks,
  teammates,
  said: { answers, comments },
  room,
  onSay,
  id,
}: Omit<Parameters<typeof RateOne>[0], "isUsed" | "onUsed"> & { id: string }) {
  const words = comments[keys.words] ?? "";
  const answer = ({ target }: ChangeEvent<HTMLInputElement>) =>
    onSay({ answers: { ...answers, [target.name]: Number(target.value) }, comments });
  const write = (text: string) => onSay({ answers, comments: { ...comments, [keys.words]: text } });
  const press = (key: string) => (number: number) => {
    const box = document.querySelector<HTMLInputElement>(`input[name="${key}"][value="${number}"]`);
    box?.click();
    box?.focus({ preventScroll: true });
  };
  const scoreDigits = useDigits(press(keys.score));
  const passDigits = useDigits(press(keys.passed), PASSES_SHOWN);
  return (
    <div className="mt-4 grid gap-5">
      {/** biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons inside are what is operated */}
      <div onKeyDown={scoreDigits} onChange={answer}>
        <NumberRow
          name={keys.score}
          from={0}
          to={10}
          legend={asks.score}
          lowLabel="0, not at all"
          highLabel="10, extremely"
          defaultValue={answers[keys.score]}
        />
      </div>
      {/** biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons inside are what is operated */}
      <div onKeyDown={passDigits} onChange={answer}>
        <NumberRow
          name={keys.passed}
          from={0}
          to={PASSES_SHOWN}
          legend={asks.passed}
          lastLabel={`${PASSES_SHOWN}+`}
          defaultValue={answers[keys.passed]}
        />
      </div>
      <div>
        <label htmlFor={`${id}-words`} className="mb-2 block font-semibold">
          {asks.words}
        </label>
        <textarea
          id={`${id}-words`}
          rows={2}
          value={words}
          onChange={(event) => write(event.target.value)}
          aria-describedby={`${id}-room`}
          aria-invalid={room < 0 || undefined}
          className="block field-sizing-content min-h-20 w-full rounded-input border-[1.5px] border-line-strong bg-paper px-3.5 py-3"
        />
        <p id={`${id}-room`} className="mt-1.5 text-small text-ink-2" role="status">
          {words && room < TIGHT
            ? roomInWords(room)
            : "Optional. Everybody can read it, never with your name."}
        </p>
        <NameHint names={teammates} words={words} onChange={write} />
      </div>
    </div>
  );
}

function roomInWords(room: number): string {
  return room < 0
    ? `All your words together are ${-room} letters too long for one envelope.`
    : `Room for about ${room} more letters in this envelope.`;
}
