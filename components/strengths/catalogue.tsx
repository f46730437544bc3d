"use client";

import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { FAMILIES, FAMILY_ORDER, MOST } from "@/features/strengths/rules";
import type { Family, PostedStrength } from "@/features/strengths/types";
import { FamilyIcon } from "./family-icon";

type Props = {
  catalogue: PostedStrength[];
  /** Ids that are in one's list. */
  chosen: string[];
  /** Ids that nobody at one's table lists. */
  nobody: string[];
  onToggle: (strength: PostedStrength) => void;
  /** What stands below the families. */
  children?: ReactNode;
};

/** The company's strengths in four families: tap to add, tap again to take away. */
export function Catalogue({ catalogue, chosen, nobody, onToggle, children }: Props) {
  const [wanted, setWanted] = useState("");
  const word = wanted.trim().toLowerCase();
  const found = catalogue.filter(({ name, hint }) => `${name} ${hint}`.toLowerCase().includes(word));
  return (
    <Card className="self-start">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
        <h2 className="font-sign text-card">{catalogue.length} to choose from</h2>
        <label className="relative block w-full sm:w-44">
          <span className="sr-only">Find one</span>
          <input
            type="search"
            placeholder="Find one"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            className="min-h-11 w-full rounded-input border-[1.5px] border-line-strong bg-paper pr-10 pl-3.5 placeholder:text-ink-2 [&::-webkit-search-cancel-button]:hidden"
          />
          <Icon
            name="search"
            size={18}
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2"
          />
        </label>
      </div>
      <p className="mt-2 mb-4 text-small text-ink-2">
        {chosen.length < MOST
          ? "Your company’s own list. Tap to add, tap again to take away."
          : "Ten is the most. Take one away to make room for another."}
      </p>
      <div className="divide-y-2 divide-dashed divide-line-strong">
        {FAMILY_ORDER.map((family) => (
          <FamilyChips
            key={family}
            family={family}
            strengths={found.filter((strength) => strength.family === family)}
            {...{ chosen, nobody, onToggle }}
          />
        ))}
      </div>
      {found.length === 0 && <p className="text-ink-2">Nothing by that name. Try fewer letters.</p>}
      {children}
    </Card>
  );
}

type ChipsProps = Omit<Props, "catalogue" | "children"> & { family: Family; strengths: PostedStrength[] };

function FamilyChips({ family, strengths, chosen, nobody, onToggle }: ChipsProps) {
  if (strengths.length === 0) return null;
  const { name, words } = FAMILIES[family];
  return (
    <section aria-label={name} className="py-4 first:pt-0 last:pb-0">
      <h3 className="mb-3 flex items-center gap-2.5">
        <FamilyIcon family={family} size={25} />
        <span className="font-sign text-[22px]">{name}</span>
        <span className="text-small text-ink-2">{words}</span>
      </h3>
      <div className="flex flex-wrap gap-2.5">
        {strengths.map((strength) => (
          <Chip
            key={strength.id}
            strength={strength}
            isChosen={chosen.includes(strength.id)}
            isNew={nobody.includes(strength.id)}
            onToggle={onToggle}
          />
        ))}
      </div>
    </section>
  );
}

function Chip({
  strength,
  isChosen,
  isNew,
  onToggle,
}: {
  strength: PostedStrength;
  isChosen: boolean;
  isNew: boolean;
  onToggle: (strength: PostedStrength) => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={strength.hint}
      onClick={() => onToggle(strength)}
      className={clsx(
        "flex min-h-11 items-center gap-2 rounded-full border-[1.5px] px-3.5 text-[15px] font-semibold",
        isChosen && "border-ink bg-ink text-paper hover:opacity-90",
        !isChosen && (isNew ? "border-2 border-crust-deep bg-dough" : "border-line-strong hover:bg-ink/8"),
      )}
    >
      {isChosen && <Icon name="check" size={18} />}
      {strength.name}
      {isNew && !isChosen && <span className="text-small font-medium">nobody here yet</span>}
    </button>
  );
}
