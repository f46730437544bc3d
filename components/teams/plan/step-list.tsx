import { Icon } from "@/components/ui/icon";
import type { Step } from "@/features/teams/input";
import { stepWords } from "@/features/teams/rules/steps";

type Props = { steps: Step[]; names: ReadonlyMap<string, string>; onChange: (steps: Step[]) => void };

/** The steps in words, each with buttons to move it up or down and to take it out. */
export function StepList({ steps, names, onChange }: Props) {
  if (steps.length === 0)
    return (
      <p className="text-ink-2">None yet. Choose below what should happen, one thing after the other.</p>
    );
  const swap = (i: number, j: number) => {
    const next = [...steps];
    const [one, other] = [next[i], next[j]];
    if (!one || !other) return;
    next[i] = other;
    next[j] = one;
    onChange(next);
  };
  return (
    <ol className="divide-y divide-line">
      {steps.map((step, i) => {
        const words = stepWords(step, names, steps);
        return (
          <li key={JSON.stringify(step)} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="font-sign text-ticket">{i + 1}</span>
            <span className="min-w-44 flex-1">{words}</span>
            <span className="flex">
              <Move icon="up" label={`Move up: ${words}`} disabled={i === 0} onPress={() => swap(i, i - 1)} />
              <Move
                icon="down"
                label={`Move down: ${words}`}
                disabled={i === steps.length - 1}
                onPress={() => swap(i, i + 1)}
              />
              <Move
                icon="close"
                label={`Take out: ${words}`}
                onPress={() => onChange(steps.filter((_, at) => at !== i))}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Move({
  icon,
  label,
  disabled = false,
  onPress,
}: {
  icon: "up" | "down" | "close";
  label: string;
  disabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
      className="grid size-11 place-items-center rounded-button hover:bg-ink/8 disabled:opacity-30"
    >
      <Icon name={icon} size={20} />
    </button>
  );
}
