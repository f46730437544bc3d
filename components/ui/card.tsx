import clsx from "clsx";
import type { ElementType, ReactNode } from "react";

export type CardTone = "paper" | "dough" | "tray" | "wall" | "hood" | "alert";

const tones: Record<CardTone, string> = {
  paper: "rounded-card bg-paper shadow-card",
  dough: "rounded-panel bg-dough",
  tray: "rounded-panel bg-tray",
  wall: "rounded-panel wall overflow-hidden",
  hood: "rounded-panel bg-hood on-hood text-white",
  alert: "rounded-card bg-tomato-tint",
};

/** A flat panel. Tone `paper` is the ordinary one; `dough` is for the big warm thing of a page. */
export function Card({
  tone = "paper",
  as: Tag = "section",
  className,
  children,
  id,
}: {
  tone?: CardTone;
  as?: ElementType;
  className?: string;
  children: ReactNode;
  id?: string;
}) {
  return (
    <Tag id={id} className={clsx("min-w-0 px-5 py-5 sm:px-7 sm:py-6.5", tones[tone], className)}>
      {children}
    </Tag>
  );
}

/** The card's heading in sign type, with something small at its right when `aside` is given. */
export function CardTitle({
  as: Tag = "h2",
  aside,
  className,
  children,
}: {
  as?: ElementType;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx("mb-3 flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1", className)}>
      <Tag className="font-sign text-card">{children}</Tag>
      {aside && (
        <div className="text-small text-ink-2 in-[.wall]:text-wall-ink in-[.on-hood]:text-white">{aside}</div>
      )}
    </div>
  );
}
