import type { CSSProperties, ReactNode } from "react";
import { TextLink } from "@/components/ui/button";
import { Frame, JacketCase, Plaque } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import type { HungFrame, WaitingFrame } from "@/features/wall/types";
import { hangFrames, hangHook, UNDER_HERO, UNDER_TITLE } from "./hang";
import { WalkOn } from "./walk-on";
import { Hung, WallFrame } from "./wall-frame";
import { COLUMNS, FreeHook } from "./wall-sheet";

/**
 * The wall as a salon hang: the newest jacket under its lamp, the rest around it, newest first in reading order. On a phone
 * the hero stands above two columns. Further sheets come as one walks on.
 */
export function SalonWall({
  head,
  hero,
  frames,
  waiting = [],
  next,
  walk,
}: {
  /** Title and first sentence, at the left. */
  head: ReactNode;
  /** The lamp and what hangs under it; without it the small frames begin at the top. */
  hero?: ReactNode;
  frames: HungFrame[];
  /** Frames that fill when somebody says yes. */
  waiting?: WaitingFrame[];
  next: string | null;
  /** How the next sheet is asked for: the page's path and its query. */
  walk: { path: string; query: string; unitId?: string; without?: string };
}) {
  const hung = hangFrames(
    [...waiting.map(waitingKey), ...frames.map(({ winId }) => winId)],
    hero ? UNDER_HERO : UNDER_TITLE,
  );
  const end = next ? null : hangHook(hung.edge);
  const height = end?.height ?? hung.height;
  return (
    <div className="mx-auto max-w-[1320px] pb-10 max-xl:px-4 xl:pb-6">
      <div className="relative xl:aspect-[1320/var(--tall)]" style={{ "--tall": height } as CSSProperties}>
        <div className="pt-5 sm:pt-10 xl:absolute xl:top-0 xl:left-[1.4%] xl:w-[27%] xl:pt-14">{head}</div>
        {hero && (
          <>
            <div className="mt-8 text-center xl:absolute xl:top-7 xl:left-[33.3%] xl:mt-0 xl:w-[33.4%]">
              {hero}
            </div>
            <div className="flex flex-col items-center gap-3.5 max-xl:hidden xl:absolute xl:top-[78px] xl:left-[67.4%] xl:w-[15%]">
              <JacketCase size={168} />
              <Plaque title="The Jacket, one size" />
              <TextLink href="/wall/lineage" className="text-small">
                Everybody who wore it
              </TextLink>
            </div>
          </>
        )}
        <ol className={`${COLUMNS} max-xl:mt-12 xl:contents`}>
          {waiting.map((one, i) => (
            <Hung key={waitingKey(one)} place={hung.frames[i]} height={height}>
              <WaitsForYes waits={one} size={hung.frames[i]?.width ?? 160} />
            </Hung>
          ))}
          {frames.map((frame, i) => {
            const place = hung.frames[i + waiting.length];
            return (
              <Hung key={frame.winId} place={place} height={height}>
                <WallFrame frame={frame} size={place?.width ?? 160} />
              </Hung>
            );
          })}
          {end && (
            <Hung place={end.hook} height={height}>
              <FreeHook />
            </Hung>
          )}
        </ol>
      </div>
      {next && <WalkOn view="hung" next={next} edge={hung.edge} {...walk} />}
    </div>
  );
}

function WaitsForYes({ waits, size }: { waits: WaitingFrame; size: number }) {
  return (
    <>
      <Frame src={null} name="An empty frame" finish="gold" size={size}>
        <span className="sr-only">Empty</span>
      </Frame>
      <span className="-mx-2 mt-3 block xl:-mx-3">
        <Plaque title="Waits for a yes" sub={`${waits.awardName}, ${monthWords(waits.month, "short")}`} />
      </span>
    </>
  );
}

function waitingKey({ awardName, month }: WaitingFrame): string {
  return `${awardName} ${month}`;
}
