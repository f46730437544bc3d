import type { ReactNode } from "react";
import { Card } from "./card";

/** The closed cardboard box: a result is in there and stays in there. `size` is its width in px. */
export function Lid({ size = 120 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={Math.round(size * 0.7)}
      viewBox="0 0 166 116"
      className="h-auto max-w-full"
      aria-hidden="true"
    >
      <g stroke="#8a6a3c" strokeWidth="1.6" strokeLinejoin="round">
        <path d="M7 34v54l76 26V56z" fill="#c5a878" />
        <path d="M159 34v54l-76 26V56z" fill="#b2925f" />
        <path d="M1.5 28v11.5l81.5 28V56z" fill="#d2b385" />
        <path d="M164.5 28v11.5L83 67.5V56z" fill="#bf9e6b" />
        <path d="M83 1.5 1.5 28 83 56l81.5-28z" fill="#dcc39a" />
      </g>
      <g fill="none" stroke="#c4281a" strokeWidth="2.2" strokeLinecap="round">
        <ellipse cx="83" cy="29" rx="33.5" ry="12.5" />
        <path d="M83 16.5v12.5l-26 7.8M83 29l26 7.8" />
      </g>
      <path d="m64.5 58 13 4.5v12.5l-13-4.5z" fill="#c4281a" />
    </svg>
  );
}

/** Why a result is not shown, and what is shown instead (children: the stand-in). */
export function LidPanel({
  title,
  why,
  note,
  children,
}: {
  title: ReactNode;
  why: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Card tone="tray">
      <Lid size={132} />
      <h2 className="mt-4 mb-2 font-sign text-card">{title}</h2>
      <p>{why}</p>
      {note && <p className="mt-2.5 text-small text-ink-2">{note}</p>}
      {children && <div className="mt-4 rounded-well bg-paper px-4.5 py-4">{children}</div>}
    </Card>
  );
}

/** The shape of every hidden value: always the same size, whatever the reason. */
export function HatchedRail({ label = "The lid is on" }: { label?: string }) {
  return <div role="img" aria-label={label} className="hatch h-3.5 w-full min-w-45 rounded-full" />;
}
