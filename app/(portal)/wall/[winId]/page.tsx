import type { Metadata } from "next";
import { ConsentForm } from "@/components/awards/consent-form";
import { OneButton } from "@/components/awards/one-button";
import { LinkButton, TextLink } from "@/components/ui/button";
import { finishFor, PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { Icon } from "@/components/ui/icon";
import { WinStory } from "@/components/wall/win-story";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { monthWords } from "@/features/awards/rules/months";
import { clap } from "@/features/wall/actions";
import { getWin } from "@/features/wall/queries/win";
import type { WinPage } from "@/features/wall/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "A frame on the wall" };

/** One frame and its story. Before the yes only the winner finds it, and is asked here. */
export default async function WinRoute({ params }: { params: Promise<{ winId: string }> }) {
  const { winId } = await params;
  const actor = await getActor();
  const win = await readPage(() => getWin(actor, winId));
  const { winner } = win;
  const finish = win.isNewestJacket || win.consent === "asked" ? "gold" : finishFor(win.awardId, false);
  return (
    <>
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="overflow-x-clip">
        <div className="shell grid items-center gap-x-14 gap-y-8 px-5 pt-16 pb-12 sm:pt-10 lg:grid-cols-[auto_1fr]">
          <div className="text-center max-lg:justify-self-center">
            <PictureLamp size={180} />
            <WinnerPicture
              winner={winner}
              src={pictureUrl(winner.pictureId, 640)}
              finish={finish}
              size={380}
              jacket={win.isJacket}
            />
            <div className="mt-5">
              <Plaque title={win.awardName} sub={monthWords(win.month)} size="lg" />
            </div>
          </div>
          <div className="min-w-0">
            <p className="mb-2 text-small">
              <TextLink href="/wall">Wall of Fame</TextLink>
            </p>
            <h1 className="font-sign text-hero text-wall-title">{winner.name}</h1>
            <p className="mt-3 text-lead font-semibold">{whoWords(win)}</p>
            <p className="mt-5 max-w-[38ch] text-[22px] leading-snug">{win.citation}</p>
            <p className="mt-5 mb-6 text-small">{voicesWords(win)}</p>
            {win.consent === "given" ? <Applause win={win} /> : null}
            {win.mayAnswer && <Asked win={win} />}
          </div>
        </div>
      </WallPanel>
      <div className="shell mt-8 max-w-[54rem]!">
        <WinStory win={win} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
      </div>
    </>
  );
}

function Applause({ win }: { win: WinPage }) {
  const count = win.claps === 1 ? "1 clap" : `${win.claps} claps`;
  if (win.hasClapped || win.mayAnswer) {
    return (
      <p className="inline-flex min-h-11 items-center gap-2 rounded-button bg-black/30 px-4 font-semibold">
        <Icon name={win.hasClapped ? "check" : "hands"} size={20} />
        {win.hasClapped ? `You clapped, ${count} in all` : count}
      </p>
    );
  }
  return (
    <OneButton action={clap} fields={{ winId: win.winId }} variant="butter">
      Clap, {win.claps}
    </OneButton>
  );
}

function Asked({ win }: { win: WinPage }) {
  const { consent } = win;
  const words = {
    asked:
      "This is yours, if you like. Picture, name and words go up only after your yes; until then an empty frame hangs, and nobody outside the panel knows whose it is.",
    given: "It hangs for everybody, on the office screens too. You can take it down whenever you like.",
    declined: "It does not hang, and your name is shown nowhere. You can still change your mind.",
  }[consent];
  return (
    <section aria-label="Your say" className="mt-6 max-w-xl rounded-panel bg-black/25 p-6">
      <h2 className="mb-2 font-sign text-card text-wall-title">
        {consent === "asked" ? "May we hang it?" : "Your say"}
      </h2>
      <p className="mb-4">{words}</p>
      <ConsentForm winId={win.winId} consent={consent} />
      {consent === "given" && (
        <p className="mt-4">
          <LinkButton href="/wall" variant="quiet" size="sm">
            See it on the wall
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function whoWords({ winner }: WinPage): string {
  if (winner.kind === "team") return "The whole table";
  return [winner.title, winner.teamName].filter(Boolean).join(", ");
}

function voicesWords({ voices, voiceTeams }: WinPage): string {
  const people = voices === 1 ? "1 colleague" : `${voices} colleagues`;
  return `Nominated by ${people} from ${voiceTeams === 1 ? "1 team" : `${voiceTeams} teams`}`;
}
