import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { seatingWords, tablesWords } from "@/features/teams/rules";
import type { BranchPart, TeamsShown } from "@/features/teams/types";

type Props = { parts: readonly BranchPart[]; show: TeamsShown; hrefOf: (unitId: string) => string };

/** What hangs right below a part of a large company, each as the way to its own tables. */
export function BranchParts({ parts, show, hrefOf }: Props) {
  return (
    <ul>
      {parts.map((part) => (
        <li key={part.id} className="border-t-2 border-dashed border-line-strong">
          <Link
            href={hrefOf(part.id)}
            className="flex min-h-20 items-center gap-x-6 rounded-well px-2 py-4 hover:bg-ink/5 sm:-mx-3 sm:px-3"
          >
            <span className="min-w-0 flex-1 gap-x-6 sm:flex sm:flex-wrap sm:items-baseline sm:justify-between">
              <span className="block font-sign text-card">{part.name}</span>
              <PartCounts part={part} show={show} />
            </span>
            <Icon name="arrow" size={20} className="shrink-0 text-ink-2" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PartCounts({ part: { counts }, show }: { part: BranchPart; show: TeamsShown }) {
  if (!counts) return <span className="block text-small text-ink-2">Its tables are counted in a minute</span>;
  if (show === "free") {
    return (
      <span className="block text-small text-ink-2">
        Free seats at {tablesWords(counts.free)} of {counts.teams.toLocaleString("en-GB")}
      </span>
    );
  }
  return (
    <span className="block text-small text-ink-2">
      {seatingWords(counts)}
      {counts.over > 0 && (
        <span className="font-semibold text-tomato-ink">
          , {counts.over.toLocaleString("en-GB")} over two pizzas
        </span>
      )}
    </span>
  );
}
