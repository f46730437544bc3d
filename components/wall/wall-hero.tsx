import Link from "next/link";
import { LinkButton, TextLink } from "@/components/ui/button";
import { Frame, PictureLamp, Plaque } from "@/components/ui/frame";
import { ClapButton } from "@/components/wall/clap-button";
import { monthWords } from "@/features/awards/rules/months";
import type { HungFrame, WaitingFrame } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { frameMark } from "./wall-frame";
import { WinnerPicture } from "./winner-picture";

/** What hangs in the middle: who wears the jacket, or a gold frame that waits. */
export function WallHero({
  holder,
  waits,
}: {
  holder: (HungFrame & { hasClapped: boolean }) | null;
  /** The jacket was announced, and its winner has not answered. */
  waits?: WaitingFrame;
}) {
  return (
    <>
      <PictureLamp size={190} />
      {holder && !waits ? <Holder holder={holder} /> : <EmptyGold waits={waits} />}
    </>
  );
}

function Holder({ holder }: { holder: HungFrame & { hasClapped: boolean } }) {
  const { winner, winId } = holder;
  const src = pictureUrl(winner.pictureId, 640);
  return (
    <>
      <Link href={`/wall/${winId}`} id={frameMark(winId)} className="inline-block max-w-full rounded-wood">
        <span className="block xl:hidden">
          <WinnerPicture winner={winner} src={src} finish="gold" size={280} jacket eager />
        </span>
        <span className="block max-xl:hidden">
          <WinnerPicture winner={winner} src={src} finish="gold" size={352} eager />
        </span>
        <span className="mt-4 block">
          <Plaque title={winner.name} sub={`${holder.awardName}, ${monthWords(holder.month)}`} size="lg" />
        </span>
      </Link>
      <div className="mt-5 flex flex-wrap items-center justify-center gap-3 xl:hidden">
        <LinkButton href={`/wall/${winId}`} variant="butter">
          Read the story
        </LinkButton>
        <ClapButton winId={winId} claps={holder.claps} hasClapped={holder.hasClapped} />
      </div>
      <p className="mt-4 text-small xl:hidden">
        <TextLink href="/wall/lineage">Everybody who wore the jacket</TextLink>
      </p>
    </>
  );
}

/** Picked, but not yet said yes to: the frame hangs and says nothing. Or nobody wears the jacket yet. */
function EmptyGold({ waits }: { waits?: WaitingFrame }) {
  return (
    <>
      <Frame src={null} name="An empty frame" finish="gold" size={352}>
        <span className="sr-only">Empty</span>
      </Frame>
      <span className="mt-4 block">
        {waits ? (
          <Plaque
            title={`${waits.awardName}, ${monthWords(waits.month)}`}
            sub="Picked. It fills when they say yes."
            size="lg"
          />
        ) : (
          <Plaque title="The Fanatical Jacket" sub="Nobody wears it yet" size="lg" />
        )}
      </span>
    </>
  );
}
