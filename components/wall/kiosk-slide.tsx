import clsx from "clsx";
import { finishFor, Jacket, PictureLamp, Plaque } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import { excerpt } from "@/features/awards/rules/story";
import type { ScreenFrame } from "@/features/wall/types/screen";
import { FitName } from "./fit-name";
import { WinnerPicture } from "./winner-picture";

/**
 * One frame on the office screen, readable from the sofa. Every measure is a pixel of the 1920 x 1080 drawing (of 1080 x
 * 1920 on a screen that stands upright).
 * @param isNew just announced: it goes up as one looks
 */
export function KioskSlide({
  frame,
  src,
  isNew,
}: {
  frame: ScreenFrame;
  src: string | null;
  isNew?: boolean;
}) {
  const { winner, citation, isJacket, isNewestJacket, awardId } = frame;
  const who =
    winner.kind === "team" ? "The whole table" : [winner.title, winner.teamName].filter(Boolean).join(", ");
  return (
    <div className="absolute inset-0 text-wall-ink">
      <div
        className={clsx(
          "absolute top-58 left-176 w-634 portrait:top-40 portrait:left-223",
          isNew && "kiosk-hung",
        )}
      >
        <div className="flex justify-center *:h-auto *:w-300">
          <PictureLamp size={300} />
        </div>
        <div className="*:w-full">
          <WinnerPicture winner={winner} src={src} finish={finishFor(awardId, isNewestJacket)} size={2400} />
        </div>
        {isJacket && (
          <div className="absolute -right-172 bottom-100 *:h-auto *:w-246 [filter:drop-shadow(0_10px_14px_rgb(0_0_0/0.4))]">
            <Jacket size={400} />
          </div>
        )}
        <p className="mt-22 text-center [&_.brass]:min-w-440 [&_.brass]:py-12 [&_.brass]:text-[length:calc(var(--u)*30)]">
          <Plaque title={frame.awardName} sub={monthWords(frame.month)} />
        </p>
      </div>
      <div className="absolute top-116 right-56 left-1052 portrait:top-930 portrait:right-80 portrait:left-80">
        {isNew && (
          <p className="mb-18 w-fit rounded-full bg-butter px-26 py-8 text-[length:calc(var(--u)*30)] font-semibold text-butter-label">
            {isJacket ? "The jacket has a new holder" : "New on the wall"}
          </p>
        )}
        <FitName name={winner.name} />
        {who && <p className="mt-18 text-[length:calc(var(--u)*28)] leading-snug font-semibold">{who}</p>}
        <p className="mt-42 text-[length:calc(var(--u)*38)] leading-[1.36]">{excerpt(citation, 260)}</p>
        <p className="mt-34 text-[length:calc(var(--u)*28)]">{voicesWords(frame)}</p>
      </div>
    </div>
  );
}

function voicesWords({ voices, voiceTeams }: ScreenFrame): string {
  const people = voices === 1 ? "1 colleague" : `${voices} colleagues`;
  return `Nominated by ${people} from ${voiceTeams === 1 ? "1 team" : `${voiceTeams} teams`}`;
}
