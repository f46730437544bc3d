import clsx from "clsx";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { CoveredStory } from "@/features/awards/types";

/** The stories as short tickets on the rail: read, here, to read. */
export function StoryRail({
  cycleId,
  stories,
  current,
  mayLift,
}: {
  cycleId: string;
  stories: CoveredStory[];
  current: number;
  mayLift: boolean;
}) {
  return (
    <nav aria-label="Stories">
      <div className="rail relative z-10" />
      <ol className="relative -mt-2 flex gap-3 overflow-x-auto px-6 pb-8">
        {stories.map(({ nominationId, number, isRead }) => (
          <li key={nominationId} className="min-w-36 max-w-64 flex-1">
            <Link
              href={`/wall/panel/${cycleId}?story=${number}`}
              aria-current={number === current ? "step" : undefined}
              className="ticket block"
            >
              <span
                className={clsx(
                  "torn block bg-paper px-4 pt-6 text-ink",
                  number === current ? "pb-8" : "pb-4",
                )}
              >
                <span className="block font-sign text-ticket">Story {number}</span>
                <Status isRead={isRead} isHere={number === current} />
              </span>
            </Link>
          </li>
        ))}
        {mayLift && (
          <li className="min-w-36 max-w-64 flex-1">
            <Link href={`/wall/panel/${cycleId}?story=0`} className="ticket block">
              <span className="torn block bg-paper px-4 pt-6 pb-4 text-ink">
                <span className="block font-sign text-ticket">Covers off</span>
                <span className="text-small text-ink-2">see who it is</span>
              </span>
            </Link>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Status({ isRead, isHere }: { isRead: boolean; isHere: boolean }) {
  if (isRead) {
    return (
      <span className="flex items-center gap-1.5 text-small font-semibold text-basil">
        <Icon name="check" size={16} />
        read{isHere ? ", you are here" : ""}
      </span>
    );
  }
  return <span className="text-small text-ink-2">{isHere ? "you are here" : "to read"}</span>;
}
