import { LinkButton } from "@/components/ui/button";
import { EmptyHook, Frame, Jacket, PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
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
  const { winner, awardName, month, citation, voices, voiceTeams, claps } = holder;
  return (
    <div className="flex h-full flex-col">
      <div className="relative w-fit max-w-[78%]">
        <PictureLamp size={112} />
        <Frame src={src} name={winner.name} finish="gold" size={238} />
        <span className="absolute right-0 bottom-0 translate-x-[58%] translate-y-[2%]">
          <Jacket size={146} />
        </span>
      </div>
      <div className="mt-8">
        <Plaque title={`${awardName}, ${monthWords(month)}`} size="sm" />
      </div>
      <h2 className="mt-3 font-sign text-section text-wall-title">{winner.name}</h2>
      <p className="mt-2 line-clamp-5">{citation}</p>
      <p className="mt-3 mb-5 text-small">
        Nominated by {voices} {voices === 1 ? "colleague" : "colleagues"} from {voiceTeams}{" "}
        {voiceTeams === 1 ? "team" : "teams"}
        {claps > 0 && `, ${claps} ${claps === 1 ? "clap" : "claps"}`}
      </p>
      <div className="mt-auto flex flex-wrap gap-3">
        <LinkButton href={`/wall/${holder.winId}`} variant="butter">
          Read the story
        </LinkButton>
        <LinkButton href="/wall" variant="secondary">
          See the wall
        </LinkButton>
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
