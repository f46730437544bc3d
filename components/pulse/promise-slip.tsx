import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/button";
import { Receipt } from "@/components/ui/receipt";
import type { LidPreview } from "@/features/surveys/types";
import { SHOWN_AT } from "./lid-previews";

/** The promise of a round that is being set up, for each number that may open a lid; the form shows the chosen one. */
export function PromiseSlip({ lids }: { lids: readonly LidPreview[] }) {
  return (
    <Receipt>
      {lids.map(({ k, merging }) => (
        <div key={k} className={SHOWN_AT[k]}>
          <PromiseLines k={k} merging={merging.length} />
        </div>
      ))}
    </Receipt>
  );
}

/** What a round promises to those it asks, and what it does not, in the same type. */
export function PromiseLines({ k, merging }: { k: number; merging: number }) {
  return (
    <ul className="divide-y divide-dashed divide-ink/60 font-table text-[15px] leading-normal">
      <PromiseLine figure={String(k)} lead="answers open a lid.">
        Under {k} it stays shut, whatever they say.
      </PromiseLine>
      <PromiseLine
        figure={String(merging)}
        lead={merging === 1 ? "small team answers" : "small teams answer"}
      >
        with the unit above. You see the names you answer together with.
      </PromiseLine>
      <PromiseLine figure="1" lead="level up is where leads answer,">
        never inside their own team.
      </PromiseLine>
      <PromiseLine figure="0" lead="people can link an answer to you">
        after the count, with the whole database and its backups in their hands. The key is destroyed, and we
        say so.
      </PromiseLine>
      <PromiseLine figure="!" lead="Not promised:">
        stopping somebody who watches the network live, alters the page or copies the key’s disk. Hiding your
        writing style, or that a whole group agrees. A guess about who just left.{" "}
        <TextLink href="/anonymity">How it works</TextLink>
      </PromiseLine>
    </ul>
  );
}

/** One promise with the number it turns on. */
export function PromiseLine({
  figure,
  lead,
  children,
}: {
  figure: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[34px_1fr] gap-3 py-3 first:pt-0">
      <span className="font-sign text-[23px] leading-tight">{figure}</span>
      <span>
        <b>{lead}</b> {children}
      </span>
    </li>
  );
}
