import Link from "next/link";
import { finishFor } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import type { HungFrame, Wall } from "@/features/wall/types";
import { WinnerPicture } from "./winner-picture";

/** The wall in reading order, newest first. */
export function WallList({
  wall,
  pictureOf,
}: {
  wall: Wall;
  pictureOf: (id: string | null) => string | null;
}) {
  return (
    <ol className="mx-auto grid max-w-[1320px] gap-x-12 px-4 pb-14 lg:grid-cols-2">
      {wall.frames.map((frame) => (
        <li key={frame.winId} className="border-t border-wall-ink/25 py-5">
          <Row frame={frame} src={pictureOf(frame.winner.pictureId)} />
        </li>
      ))}
    </ol>
  );
}

function Row({ frame, src }: { frame: HungFrame; src: string | null }) {
  const { winner, awardName, month, citation, winId } = frame;
  return (
    <div className="flex items-start gap-5">
      <span aria-hidden="true" className="shrink-0">
        <WinnerPicture
          winner={winner}
          src={src}
          finish={finishFor(frame.awardId, frame.isNewestJacket)}
          size={96}
        />
      </span>
      <div className="min-w-0">
        <h2 className="font-sign text-ticket text-wall-title">
          <Link href={`/wall/${winId}`} className="hover:underline">
            {winner.name}
          </Link>
        </h2>
        <p className="text-small font-semibold">
          {awardName}, {monthWords(month)}
        </p>
        <p className="mt-1.5 line-clamp-3">{citation}</p>
      </div>
    </div>
  );
}
