import clsx from "clsx";
import { signed } from "@/components/charts/signed";
import { LinkButton } from "@/components/ui/button";
import { VERDICT_WORDS } from "@/features/results/rules/words";
import type { ShiftAlert as Alert } from "@/features/results/types";

/** The page's one piece of news: a real shift, what it was, how rarely luck does as much, and what to do about it. */
export function ShiftAlert({ alert, mayPromise }: { alert: Alert; mayPromise: boolean }) {
  const { verdict, headline, scale, from, to, since, odds } = alert;
  const say = (value: number) => (scale === "score" ? signed(value) : `${Math.round(value)}%`);
  const isDown = verdict === "down";
  return (
    <section
      aria-label={VERDICT_WORDS[verdict]}
      className={clsx(
        "mb-6 flex flex-wrap items-center gap-x-6 gap-y-4 rounded-card px-5 py-5 sm:px-7",
        isDown ? "bg-tomato-tint" : "bg-basil-tint",
      )}
    >
      <Disc isDown={isDown} />
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-sign text-card">{headline}</h2>
        <p className="mt-1 max-w-[64ch]">
          From <b>{say(from)}</b> to <b>{say(to)}</b> since {since}. {odds}
        </p>
      </div>
      {mayPromise && isDown && <LinkButton href="?promise=open#promise">Promise a follow-up</LinkButton>}
    </section>
  );
}

function Disc({ isDown }: { isDown: boolean }) {
  return (
    <svg width="58" height="58" viewBox="0 0 58 58" aria-hidden="true" className="shrink-0 max-sm:size-11">
      <circle cx="29" cy="29" r="29" className={isDown ? "fill-tomato" : "fill-basil"} />
      <path
        d={isDown ? "M29 39 18.5 21h21z" : "M29 19 39.5 37h-21z"}
        className={isDown ? "fill-tomato-label" : "fill-paper"}
      />
    </svg>
  );
}
