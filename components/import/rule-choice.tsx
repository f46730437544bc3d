import { Card } from "@/components/ui/card";
import type { DryRun, RuleTried } from "@/features/people/rules/dry-run";
import { LineDrawing } from "./line-drawing";

type Props = { run: Pick<DryRun, "rule" | "rules" | "example">; faces: Record<string, string | null> };

const TITLES = {
  line: "A lead plus the direct reports who lead nobody",
  team: "The column that says Team",
  department: "Each department is one team",
};

/** What makes a team: the rules that give everybody one seat, what each would lead to, and the first one drawn. */
export function RuleChoice({ run, faces }: Props) {
  const named = run.rules.find((tried) => tried.rule === "team")?.possible;
  return (
    <Card tone="dough" className="grid grid-cols-1 gap-x-8 gap-y-6 xl:grid-cols-[1fr_auto]">
      <fieldset className="min-w-0">
        <legend className="mb-4 font-semibold">
          {named
            ? "Everybody gets exactly one seat."
            : "There is no team column in this file. So we need a rule."}
        </legend>
        <div className="space-y-4">
          {run.rules
            .filter((tried) => tried.possible || tried.rule === run.rule)
            .map((tried) => (
              <Rule key={tried.rule} tried={tried} chosen={tried.rule === run.rule} />
            ))}
        </div>
      </fieldset>
      {run.rule === "line" && run.example && <LineDrawing example={run.example} faces={faces} />}
    </Card>
  );
}

function Rule({ tried, chosen }: { tried: RuleTried; chosen: boolean }) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-small has-focus-visible:outline-3 has-focus-visible:outline-offset-3">
      <input
        key={String(chosen)}
        type="radio"
        name="teamRule"
        value={tried.rule}
        defaultChecked={chosen}
        className="peer sr-only"
      />
      <span className="mt-0.5 size-5.5 shrink-0 rounded-full border-2 border-line-strong bg-paper peer-checked:border-[6px] peer-checked:border-ink" />
      <span>
        <span className="block font-semibold">{TITLES[tried.rule]}</span>
        <span className="block text-small text-ink-2">{outcome(tried)}</span>
      </span>
    </label>
  );
}

function outcome({ rule, teams, longest }: RuleTried): string {
  if (!teams) return "We can say more once the rows are right.";
  const count = teams === 1 ? "One team." : `${teams} teams.`;
  if (rule === "line") return `${count} Whoever leads sits at their own table.`;
  return longest ? `${count.slice(0, -1)}, and ${longest.name} would have ${longest.people} seats.` : count;
}
