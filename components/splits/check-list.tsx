import { Icon } from "@/components/ui/icon";
import type { Check } from "@/features/splits/types";

/** What there is to say of a plan; a swap that would mend something is one press away where `onSwap` is given. */
export function CheckList({
  checks,
  onSwap,
}: {
  checks: Check[];
  onSwap?: (swap: NonNullable<Check["swap"]>) => void;
}) {
  return (
    <ul className="space-y-3.5">
      {checks.map(({ key, ok, title, words, swap }) => (
        <li key={key} className="flex gap-3">
          <Mark ok={ok} />
          <span className="min-w-0 flex-1">
            <b className="font-semibold">{title}</b> {words}
            {swap && onSwap && (
              <button
                type="button"
                onClick={() => onSwap(swap)}
                className="ml-2 inline-flex min-h-11 items-center font-semibold underline underline-offset-4 hover:opacity-85"
              >
                Swap them
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ ok }: { ok: boolean }) {
  return ok ? (
    <span className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-basil-tint text-basil">
      <Icon name="check" size={16} />
    </span>
  ) : (
    <span
      aria-hidden="true"
      className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-butter font-sign text-small leading-none text-butter-label"
    >
      !
    </span>
  );
}
