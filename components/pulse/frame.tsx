import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

const TIMES = ["0:40", "0:30", "0:10"];

/** The red head with where one is and what it still costs, step by step, and the sheet below. */
export function PulseFrame({
  name,
  step,
  times = TIMES,
  onBack,
  children,
}: {
  name: string;
  step?: number;
  times?: readonly string[];
  onBack?: () => void;
  children: ReactNode;
}) {
  const back = "grid size-11 -m-2.5 place-items-center rounded-full";
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[560px] flex-col sm:py-8">
      <header className="on-hood flex items-center gap-3 px-5 pt-5 pb-6 text-white">
        {onBack ? (
          <button type="button" onClick={onBack} className={back}>
            <Icon name="back" />
            <span className="sr-only">One step back</span>
          </button>
        ) : (
          <Link href="/" className={back}>
            <Icon name="back" />
            <span className="sr-only">Back to Home</span>
          </Link>
        )}
        <p className="min-w-0 truncate font-semibold">{name}</p>
        {step !== undefined && (
          <>
            <p className="ml-auto flex gap-1.5">
              <span className="sr-only">
                Step {step + 1} of {times.length}
              </span>
              {times.map((time, at) => (
                <span
                  key={time}
                  aria-hidden="true"
                  className={`h-1.5 w-5.5 rounded-full ${at <= step ? "bg-white" : "bg-white/35"}`}
                />
              ))}
            </p>
            <p className="w-14 text-right text-small font-medium tabular">{times[step]}</p>
          </>
        )}
      </header>
      <div className="flex flex-1 flex-col rounded-t-[28px] bg-paper px-5 pt-7 pb-7 sm:rounded-panel sm:px-8">
        {children}
      </div>
    </div>
  );
}

/** The sheet for the moment in which the browser is asked what it can do. Nothing is asked of the person yet. */
export function LookingFrame({ name }: { name: string }) {
  return (
    <PulseFrame name={name}>
      <h1 className="sr-only">{name}</h1>
      <p role="status" className="sr-only">
        Looking whether this browser can seal an answer
      </p>
      <div aria-hidden="true" className="space-y-3">
        <div className="h-8 rounded-full bg-tray" />
        <div className="h-8 w-2/3 rounded-full bg-tray" />
        <div className="mx-auto mt-12 aspect-2/1 w-full rounded-t-full bg-tray" />
      </div>
    </PulseFrame>
  );
}
