import { finishFor } from "@/components/ui/frame";
import type { ScreenFrame } from "@/features/wall/types/screen";
import { WinnerPicture } from "./winner-picture";

const SIZES = [148, 124, 140, 130];

/** The frames that come next, standing on the shelf. */
export function KioskShelf({
  next,
  srcOf,
}: {
  next: ScreenFrame[];
  srcOf: (pictureId: string | null) => string | null;
}) {
  return (
    <div className="absolute right-240 bottom-0 left-1052 flex items-end gap-28 portrait:left-80">
      {next.map(({ winId, winner, awardId, isNewestJacket }, i) => (
        <span
          key={winId}
          style={{ width: `calc(var(--u) * ${SIZES[i]})` }}
          className="block *:w-full **:data-[part=name]:hidden [&_[data-part=team]>svg]:w-[52cqw]"
        >
          <WinnerPicture
            winner={winner}
            src={srcOf(winner.pictureId)}
            finish={finishFor(awardId, isNewestJacket)}
            size={600}
          />
        </span>
      ))}
    </div>
  );
}
