import Link from "next/link";
import { finishFor } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import { clapWords } from "@/features/wall/rules/hanging";
import type { HungFrame } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { frameMark } from "./wall-frame";
import { WinnerPicture } from "./winner-picture";

/** The wall in reading order, newest month first, for reading instead of looking. `month` is what the list above ended with. */
export function WallList({ frames, month }: { frames: HungFrame[]; month?: string }) {
  const months = [...new Set(frames.map((frame) => frame.month))];
  return (
    <div className="sheet-list">
      {months.map((one) => (
        <section key={one} aria-label={monthWords(one)}>
          {one !== month && (
            <h2 className="pt-8 pb-3 font-sign text-section text-wall-title">{monthWords(one)}</h2>
          )}
          <ol className="grid gap-x-12 lg:grid-cols-2">
            {frames
              .filter((frame) => frame.month === one)
              .map((frame) => (
                <li key={frame.winId} className="border-t border-wall-ink/25 py-5">
                  <Row frame={frame} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Row({ frame }: { frame: HungFrame }) {
  const { winner, awardName, month, citation, winId, claps } = frame;
  const isTeam = winner.kind === "team";
  const who = isTeam ? "The whole table" : [winner.title, winner.teamName].filter(Boolean).join(", ");
  return (
    <div className="flex items-start gap-5">
      <span aria-hidden="true" className="shrink-0">
        <WinnerPicture
          winner={winner}
          src={pictureUrl(winner.pictureId, 256)}
          finish={finishFor(frame.awardId, frame.isNewestJacket)}
          size={96}
        />
      </span>
      <div className="min-w-0">
        <h3 className="font-sign text-ticket text-wall-title">
          <Link
            href={`/wall/${winId}`}
            id={frameMark(winId)}
            prefetch={false}
            className="scroll-my-40 rounded-wood hover:underline"
          >
            {winner.name}
          </Link>
        </h3>
        <p className="text-small font-semibold">
          {awardName}, {monthWords(month)}
        </p>
        {who && <p className="text-small">{who}</p>}
        <p className="mt-1.5 line-clamp-4 break-words">{citation}</p>
        {claps > 0 && <p className="mt-1.5 text-small">{clapWords(claps)}</p>}
      </div>
    </div>
  );
}
