import { finishFor, Jacket, PictureLamp, Plaque } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import { excerpt } from "@/features/awards/rules/story";
import type { HungFrame } from "@/features/wall/types";
import { WinnerPicture } from "./winner-picture";

/** One frame on the office screen, readable from the sofa. `--u` is a pixel of the 1920 x 1080 drawing. */
export function KioskSlide({ frame, src }: { frame: HungFrame; src: string | null }) {
  const { winner, citation, isJacket, isNewestJacket, awardId } = frame;
  const who =
    winner.kind === "team" ? "The whole table" : [winner.title, winner.teamName].filter(Boolean).join(", ");
  return (
    <div className="absolute inset-0 text-wall-ink">
      <div className="absolute top-[calc(var(--u)*88)] left-[calc(var(--u)*176)] w-[calc(var(--u)*634)]">
        <div className="absolute inset-x-0 bottom-full -mb-[calc(var(--u)*48)] flex justify-center *:h-auto *:w-[calc(var(--u)*300)]">
          <PictureLamp size={300} />
        </div>
        <div className="mt-[calc(var(--u)*42)] *:w-full">
          <WinnerPicture winner={winner} src={src} finish={finishFor(awardId, isNewestJacket)} size={1200} />
        </div>
        {isJacket && (
          <div className="absolute -right-[calc(var(--u)*172)] bottom-[calc(var(--u)*100)] *:h-auto *:w-[calc(var(--u)*246)] [filter:drop-shadow(0_10px_14px_rgb(0_0_0/0.4))]">
            <Jacket size={400} />
          </div>
        )}
        <p className="mt-[calc(var(--u)*22)] text-center [&_.brass]:min-w-[calc(var(--u)*440)] [&_.brass]:py-[calc(var(--u)*12)] [&_.brass]:text-[calc(var(--u)*30)]">
          <Plaque title={frame.awardName} sub={monthWords(frame.month)} />
        </p>
      </div>
      <div className="absolute top-[calc(var(--u)*142)] right-[calc(var(--u)*56)] left-[calc(var(--u)*1052)]">
        <h1 className="font-sign leading-[1.04] text-wall-title" style={{ fontSize: nameSize(winner.name) }}>
          {winner.name}
        </h1>
        {who && <p className="mt-[calc(var(--u)*18)] text-[calc(var(--u)*28)] font-semibold">{who}</p>}
        <p className="mt-[calc(var(--u)*42)] text-[calc(var(--u)*38)] leading-[1.36]">
          {excerpt(citation, 260)}
        </p>
        <p className="mt-[calc(var(--u)*34)] text-[calc(var(--u)*28)]">{voicesWords(frame)}</p>
      </div>
    </div>
  );
}

/** A name stays whole: the longest word decides how large it may be. */
function nameSize(name: string): string {
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length));
  return `calc(var(--u) * ${Math.min(86, Math.floor(1320 / longest))})`;
}

function voicesWords({ voices, voiceTeams }: HungFrame): string {
  const people = voices === 1 ? "1 colleague" : `${voices} colleagues`;
  return `Nominated by ${people} from ${voiceTeams === 1 ? "1 team" : `${voiceTeams} teams`}`;
}
