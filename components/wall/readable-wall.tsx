import type { ReactNode } from "react";
import type { HungFrame } from "@/features/wall/types";
import { UNDER_TITLE } from "./hang";
import { WalkOn } from "./walk-on";
import { WallList } from "./wall-list";

/** The wall as a list, month by month. */
export function ReadableWall({
  head,
  frames,
  next,
  walk,
}: {
  head: ReactNode;
  frames: HungFrame[];
  next: string | null;
  walk: { path: string; query: string; unitId?: string };
}) {
  return (
    <div className="mx-auto max-w-[1320px] px-4 pt-5 pb-14 sm:pt-12">
      {head}
      <WallList frames={frames} />
      {next && <WalkOn view="list" next={next} edge={UNDER_TITLE} month={frames.at(-1)?.month} {...walk} />}
    </div>
  );
}
