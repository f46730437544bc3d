import { TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { finishFor, Plaque } from "@/components/ui/frame";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { monthWords } from "@/features/awards/rules/months";
import type { Programme } from "@/features/awards/types/programme";

/** Who has an award now, on a piece of the wall, and the way to everybody before. */
export function Holder({ programme, src }: { programme: Programme; src: string | null }) {
  const { id, slug, name, holder, isJacket, wins } = programme;
  if (!holder) {
    return (
      <Card tone="wall" className="text-center">
        <p className="font-sign text-card text-wall-title">Nobody has it yet</p>
        <p className="mt-1">The first frame of {name} could hang soon.</p>
      </Card>
    );
  }
  return (
    <Card tone="wall" className="text-center">
      <p className="mb-4 font-sign text-card text-wall-title">Who has it</p>
      <WinnerPicture
        winner={holder.winner}
        src={src}
        finish={finishFor(id, isJacket)}
        size={210}
        jacket={isJacket}
      />
      <div className="mt-4">
        <Plaque title={holder.winner.name} sub={monthWords(holder.month)} />
      </div>
      <p className="mt-4 flex flex-wrap justify-center gap-x-5 gap-y-2 text-small">
        <TextLink href={`/wall/${holder.winId}`}>Read why</TextLink>
        {wins > 1 && <TextLink href={`/wall?award=${slug}`}>All {wins} winners</TextLink>}
      </p>
    </Card>
  );
}
