import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** Something for few, folded up until it is asked for. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Icon name="chevron" size={20} className="-rotate-90 transition-transform group-open:rotate-0" />
        {title}
      </summary>
      <div className="mt-3 mb-2 sm:pl-7">{children}</div>
    </details>
  );
}
