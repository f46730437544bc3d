import { OneButton } from "@/components/awards/one-button";
import { Icon } from "@/components/ui/icon";
import { Pill } from "@/components/ui/pill";
import { dayWords } from "@/features/awards/rules/months";
import { revokeScreen } from "@/features/wall/actions";
import type { Screen } from "@/features/wall/types/screen";

const MINUTE = 60_000;

/** A screen in the admin's list: where it hangs, whether it is on, since when, and the way to take it down. */
export function ScreenRow({ screen, time }: { screen: Screen; time: Date }) {
  const { id, name, createdAt, createdBy, seenAt } = screen;
  const silent = seenAt ? time.getTime() - seenAt.getTime() : null;
  const isOn = silent !== null && silent < 5 * MINUTE;
  return (
    <li className="flex flex-wrap items-center gap-4 border-t border-line py-3 first:border-0">
      <Icon name="screen" size={24} className="text-ink-2" />
      <p className="min-w-52 flex-1">
        <b className="block wrap-anywhere">{name}</b>
        <span className="block text-small text-ink-2">
          since {dayWords(createdAt)}, by {createdBy}
        </span>
        <span className="block text-small text-ink-2">{seenWords(silent)}</span>
      </p>
      <Pill tone={isOn ? "basil" : "dashed"}>
        {isOn ? "On now" : silent === null ? "Not opened yet" : "Silent"}
      </Pill>
      <OneButton action={revokeScreen} fields={{ screenId: id }}>
        Take it down
      </OneButton>
    </li>
  );
}

/** How long ago a screen last asked for the wall. */
function seenWords(silent: number | null): string {
  if (silent === null) return "Nobody has opened its address yet.";
  const minutes = Math.round(silent / MINUTE);
  if (minutes < 2) return "Asked for the wall within the last two minutes";
  if (minutes < 120) return `Asked for the wall ${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? `Asked for the wall ${hours} hours ago`
    : `Asked for the wall ${Math.round(hours / 24)} days ago`;
}
