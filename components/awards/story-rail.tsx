import clsx from "clsx";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { CoveredStory } from "@/features/awards/types/panel";

/** The stories as short tickets on the rail: scored, here, to read. The last ticket tells how far the panel is. */
export function StoryRail({
  cycleId,
  stories,
  current,
}: {
  cycleId: string;
  stories: CoveredStory[];
  current: number;
}) {
  const isAllDone = stories.every(({ progress }) => progress !== "to_read" && progress !== "begun");
  return (
    <nav aria-label="Stories">
      <div className="rail relative z-10" />
      <ol className="relative -mt-2 flex gap-3 overflow-x-auto px-3 pb-8 sm:px-6">
        {stories.map((story) => (
          <Ticket
            key={story.nominationId}
            href={`/wall/panel/${cycleId}?story=${story.number}`}
            title={`Story ${story.number}`}
            isHere={story.number === current}
          >
            <Status story={story} isHere={story.number === current} />
          </Ticket>
        ))}
        {isAllDone && (
          <Ticket href={`/wall/panel/${cycleId}?story=0`} title="You are done" isHere={current === 0}>
            <span className="text-small text-ink-2">who is not?</span>
          </Ticket>
        )}
      </ol>
    </nav>
  );
}

function Ticket({
  href,
  title,
  isHere,
  children,
}: {
  href: string;
  title: string;
  isHere: boolean;
  children: React.ReactNode;
}) {
  return (
    <li className="max-w-64 min-w-34 flex-1">
      <Link href={href} scroll={false} aria-current={isHere ? "step" : undefined} className="ticket block">
        <span className={clsx("torn block bg-paper px-4 pt-6 text-ink", isHere ? "pb-8" : "pb-4")}>
          <span className={clsx("block font-sign", isHere ? "text-card" : "text-ticket")}>{title}</span>
          {children}
        </span>
      </Link>
    </li>
  );
}

function Status({ story: { progress, minutes }, isHere }: { story: CoveredStory; isHere: boolean }) {
  if (progress === "scored") {
    return (
      <span className="flex items-center gap-1.5 text-small font-semibold text-basil">
        <Icon name="check" size={16} />
        scored{isHere ? ", you are here" : ""}
      </span>
    );
  }
  if (progress === "sat_out" || progress === "tied") {
    return <span className="text-small text-ink-2">sat out</span>;
  }
  if (!isHere)
    return <span className="text-small text-ink-2">{progress === "begun" ? "begun" : "to read"}</span>;
  return (
    <span className="block text-small text-ink-2">
      you are here,
      <br />
      about {minutes === 1 ? "a minute" : `${minutes} minutes`}
    </span>
  );
}
