import { finishFor } from "@/components/ui/frame";
import type { HungFrame } from "@/features/wall/types";
import { WinnerPicture } from "./winner-picture";

type PictureOf = (pictureId: string | null, width: 256 | 640) => string | null;

/** The frames that come next, standing on the shelf. */
export function KioskShelf({ next, pictureOf }: { next: HungFrame[]; pictureOf: PictureOf }) {
  const sizes = [148, 124, 140, 130];
  return (
    <div className="absolute right-[calc(var(--u)*64)] bottom-[calc(var(--u)*114)] left-[calc(var(--u)*1052)] flex items-end gap-[calc(var(--u)*28)]">
      {next.map(({ winId, winner, awardId, isNewestJacket }, i) => (
        <span key={winId} style={{ width: `calc(var(--u) * ${sizes[i]})` }} className="block *:w-full">
          <WinnerPicture
            winner={winner}
            src={pictureOf(winner.pictureId, 256)}
            finish={finishFor(awardId, isNewestJacket)}
            size={300}
          />
        </span>
      ))}
    </div>
  );
}

/** Where one is on the wall, who comes next, and the address of the QR code in words. */
export function KioskFoot({
  at,
  of,
  next,
  address,
}: {
  at: number;
  of: number;
  next: HungFrame[];
  address: string;
}) {
  return (
    <div className="absolute inset-x-0 bottom-0 flex h-[calc(var(--u)*114)] items-center justify-between gap-[calc(var(--u)*40)] border-t-[calc(var(--u)*24)] border-[#5b3a20] bg-wall-dado px-[calc(var(--u)*68)] text-[calc(var(--u)*26)] text-wall-ink">
      <p className="whitespace-nowrap">
        <span className="font-sign text-[calc(var(--u)*30)]">Wall of Fame</span> {at} of {of}
      </p>
      {next.length > 0 && (
        <p className="min-w-0 truncate">
          Next:{" "}
          {next
            .slice(0, 3)
            .map(({ winner }) => winner.name)
            .join(", ")}
        </p>
      )}
      <p className="whitespace-nowrap">Nominate someone: {address.replace(/^https?:\/\//, "")}</p>
    </div>
  );
}
