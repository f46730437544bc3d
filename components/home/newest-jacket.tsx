import { LinkButton } from "@/components/ui/button";
import { EmptyHook, Jacket, PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { ClapButton } from "@/components/wall/clap-button";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { monthWords } from "@/features/awards/rules/months";
import { voicesWords } from "@/features/wall/rules/hanging";
import type { NewestJacket as Holder } from "@/features/wall/types";

/** Home's piece of the wall: who wears the jacket, or a hook that waits. */
export function NewestJacket({ holder, src }: { holder: Holder | null; src: string | null }) {
  return (
    <WallPanel className="h-full rounded-panel px-6 pt-6 pb-7 sm:px-8">
      {holder ? <Hung holder={holder} src={src} /> : <Waiting />}
    </WallPanel>
  );
}

function Hung({ holder, src }: { holder: Holder; src: string | null }) {
  const { winner, awardName, month, citation } = holder;
  return (
    <div className="flex h-full flex-col">
      <div className="relative max-w-[366px]">
        <div className="w-[65%]">
          <PictureLamp size={112} />
          <WinnerPicture winner={winner} src={src} finish="gold" size={238} />
        </div>
        <span className="absolute right-0 bottom-[3%] w-[40%] *:h-auto *:w-full">
          <Jacket size={146} />
        </span>
      </div>
      <div className="mt-8">
        <Plaque title={`${awardName}, ${monthWords(month)}`} size="sm" />
      </div>
      <h2 className="mt-3 font-sign text-section text-wall-title">{winner.name}</h2>
      <p className="mt-2 line-clamp-5">{citation}</p>
      <p className="mt-3 mb-5 text-small">{voicesWords(holder)}</p>
      <div className="mt-auto flex flex-wrap gap-3">
        <LinkButton href={`/wall/${holder.winId}`} variant="butter">
          Read the story
        </LinkButton>
        <ClapButton winId={holder.winId} claps={holder.claps} hasClapped={holder.hasClapped} />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className="mx-auto flex h-full max-w-72 flex-col justify-center py-8">
      <EmptyHook>
        <p>Nobody wears the jacket yet. Who stayed late, drove over or simply cared?</p>
        <LinkButton href="/wall/nominate" variant="butter">
          Nominate
        </LinkButton>
      </EmptyHook>
    </div>
  );
}
