import type { ReactNode } from "react";

/** A plate with one slice left: for empty, missing and broken pages. Says what happened and what is safe. */
export function NoticePlate({
  title,
  children,
  action,
  as: Heading = "h2",
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  as?: "h1" | "h2" | "h3";
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-7 gap-y-4">
      <svg width="104" height="104" viewBox="-52 -52 104 104" aria-hidden="true" className="shrink-0">
        <circle r="47" className="fill-tray stroke-line" strokeWidth="1.5" />
        <circle r="34" fill="none" className="stroke-line" strokeWidth="1.5" />
        <g transform="translate(16 2) rotate(8)" strokeLinejoin="round">
          <path d="M-1 42-14 8q14-6 30-2z" fill="#d98b2e" stroke="#a9621a" strokeWidth="1.6" />
          <path d="M-.8 35-9.5 13q11-3.8 20.5-1.8z" fill="#ffd166" stroke="#d2402a" strokeWidth="1.8" />
          <path
            d="M-10.5 9.4q12-4 23-1.7"
            fill="none"
            stroke="#f4be6b"
            strokeWidth="2"
            strokeLinecap="round"
          />
          <circle cx="2" cy="18" r="3.2" fill="#c2371f" />
          <path d="M-4 19c2-1.5 3.5-.5 3.5 1.5-2 .8-3.5 0-3.5-1.5z" fill="#2f7d4f" />
        </g>
      </svg>
      <div className="min-w-60 flex-1">
        <Heading className={`mb-1.5 font-sign ${Heading === "h1" ? "text-section" : "text-card"}`}>
          {title}
        </Heading>
        <div className="text-ink-2">{children}</div>
        {action && <div className="mt-4 flex flex-wrap gap-3">{action}</div>}
      </div>
    </div>
  );
}
