import type { CSSProperties, ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { EmptyHook } from "@/components/ui/frame";
import type { HungFrame } from "@/features/wall/types";
import { type Edge, goOn, hangFrames, hangHook, WALL_WIDTH } from "./hang";
import { Hung, WallFrame } from "./wall-frame";

/** Below a wide wall frames hang in columns. On a phone, one that is left over hangs in the middle. */
export const COLUMNS =
  "grid grid-cols-2 items-start gap-x-6 gap-y-8 sm:grid-cols-3 lg:grid-cols-4 max-sm:*:last:nth-[odd]:col-span-2";

/** A further sheet of the wall, hung where the one before it ended. The browser leaves it out while it is far away. */
export function WallSheet({
  frames,
  after,
  isLast,
}: {
  frames: HungFrame[];
  /** The edge of the sheet before. */
  after: Edge;
  isLast: boolean;
}) {
  const { under, lap } = goOn(after);
  const hung = hangFrames(
    frames.map(({ winId }) => winId),
    under,
  );
  const end = isLast ? hangHook(hung.edge) : null;
  const height = end?.height ?? hung.height;
  const style = { "--tall": height, "--lap": `${(-100 * lap) / WALL_WIDTH}%` } as CSSProperties;
  return (
    <ol
      style={style}
      className={`${COLUMNS} sheet pt-8 xl:pointer-events-none xl:relative xl:mt-(--lap) xl:block xl:aspect-[1320/var(--tall)] xl:pt-0`}
    >
      {frames.map((frame, i) => {
        const place = hung.frames[i];
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
  );
}

/** The last place on the wall, for whoever comes next. */
export function FreeHook({ children }: { children?: ReactNode }) {
  return (
    <EmptyHook>
      {children ?? <p>Who stayed late, drove over or simply cared?</p>}
      <LinkButton href="/wall/nominate" variant="butter" size="sm">
        Nominate
      </LinkButton>
    </EmptyHook>
  );
}
