import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import { finishFor, Plaque } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import type { HungFrame } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { type Place, WALL_WIDTH } from "./hang";
import { WinnerPicture } from "./winner-picture";

/** The name of a frame in its page, which a link back leads to. */
export function frameMark(winId: string): string {
  return `frame-${winId}`;
}

/** A frame of the wall that leads to its story. `size` is its width on a wide wall; on a phone its column decides. */
export function WallFrame({ frame, size }: { frame: HungFrame; size: number }) {
  const { winner, winId, awardId, awardName, month, isJacket, isNewestJacket } = frame;
  return (
    <Link
      href={`/wall/${winId}`}
      id={frameMark(winId)}
      prefetch={false}
      className="inline-block max-w-full scroll-my-40 rounded-wood"
    >
      <WinnerPicture
        winner={winner}
        src={pictureUrl(winner.pictureId, 256)}
        finish={finishFor(awardId, isNewestJacket)}
        size={size}
        jacket={isJacket}
      />
      <span className="-mx-2 mt-3 block xl:-mx-3">
        <Plaque title={winner.name} sub={`${awardName}, ${monthWords(month, "short")}`} />
      </span>
    </Link>
  );
}

/** Where something hangs: at its place on a wide wall of this height, in its column on a phone. */
export function Hung({ place, height, children }: { place?: Place; height: number; children: ReactNode }) {
  const { x = 0, y = 0, width = 160 } = place ?? {};
  const where = {
    "--x": `${(100 * x) / WALL_WIDTH}%`,
    "--y": `${(100 * y) / height}%`,
    "--w": `${(100 * width) / WALL_WIDTH}%`,
  } as CSSProperties;
  return (
    <li
      style={where}
      className="pointer-events-auto min-w-0 text-center max-xl:place-self-center xl:absolute xl:top-(--y) xl:left-(--x) xl:w-(--w)"
    >
      {children}
    </li>
  );
}
