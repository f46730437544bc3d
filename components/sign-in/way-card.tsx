import type { ReactNode } from "react";
import { Card, CardTitle } from "@/components/ui/card";
import { Pill } from "@/components/ui/pill";

/** One way in: whether it is open, what it is, what there is to know of it. */
export function WayCard({
  title,
  isOpen,
  lead,
  children,
}: {
  title: string;
  isOpen: boolean;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Card>
      <CardTitle aside={<Pill tone={isOpen ? "basil" : "dashed"}>{isOpen ? "Open" : "Not set"}</Pill>}>
        {title}
      </CardTitle>
      <p className="max-w-[62ch] text-ink-2">{lead}</p>
      {children}
    </Card>
  );
}

/** What is set, as pairs; long addresses break rather than push. */
export function Facts({ facts }: { facts: Record<string, ReactNode> }) {
  return (
    <dl className="mt-4 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-small text-ink-2 sm:py-1">{name}</dt>
          <dd className="min-w-0 font-semibold break-words max-sm:mb-2 sm:py-0.5">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Settings to write down, as the lines they are; nothing in them is a secret of ours. */
export function SettingLines({ children }: { children: string }) {
  return (
    <pre className="mt-3 rounded-well bg-tray px-4 py-3 font-till text-small leading-relaxed break-all whitespace-pre-wrap">
      {children}
    </pre>
  );
}
