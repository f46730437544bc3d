import type { ReactNode } from "react";

/** One numbered step of a page that is filled in from top to bottom. */
export function Step({
  number,
  title,
  aside,
  children,
}: {
  number: number;
  title: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="mt-7 first:mt-0 sm:grid sm:grid-cols-[40px_1fr] sm:gap-x-5.5">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 sm:contents">
        <StepNumber>{number}</StepNumber>
        <div className="flex min-h-10 min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 sm:mb-2">
          <h2 className="font-sign text-card">{title}</h2>
          {aside && <div className="text-small text-ink-2">{aside}</div>}
        </div>
      </div>
      <div className="min-w-0 sm:col-start-2">{children}</div>
    </section>
  );
}

/** The butter circle with a number in it. */
export function StepNumber({ children }: { children: ReactNode }) {
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-full bg-butter font-sign text-[19px] text-butter-label">
      {children}
    </span>
  );
}
