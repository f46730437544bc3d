import Link from "next/link";
import { CopyButton } from "@/components/connections/copy-button";
import { buttonClass, LinkButton, TextLink } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { finishFor, PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { Icon } from "@/components/ui/icon";
import { monthWords } from "@/features/awards/rules/months";
import { clapWords, voicesWords } from "@/features/wall/rules/hanging";
import type { Neighbour, WinPage } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { ClapButton } from "./clap-button";
import { WinnerPicture } from "./winner-picture";

/** A winner under the lamp: portrait, citation, applause, and the way to those who hang beside. `address` is the page's own. */
export function WinTop({ win, address }: { win: WinPage; address: string }) {
  const { winner, winId } = win;
  return (
    <>
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="hall overflow-x-clip">
        <div className="shell pt-6 pb-12 max-sm:px-5 sm:pt-8">
          <p className="text-small">
            <TextLink href={win.isNewestJacket ? "/wall" : `/wall?from=${winId}`}>
              Find it on the wall
            </TextLink>
          </p>
          <div className="mt-6 grid items-center gap-x-14 gap-y-8 lg:grid-cols-[auto_1fr]">
            <div className="text-center max-lg:justify-self-center">
              <PictureLamp size={180} />
              <WinnerPicture
                winner={winner}
                src={pictureUrl(winner.pictureId, 640)}
                finish={finishFor(win.awardId, win.isNewestJacket)}
                size={380}
                jacket={win.isJacket}
                eager
              />
              <div className="mt-5">
                <Plaque title={win.awardName} sub={monthWords(win.month)} size="lg" />
              </div>
            </div>
            <div className="min-w-0">
              <h1 className="font-sign text-hero break-words text-wall-title">{winner.name}</h1>
              <p className="mt-3 text-lead font-semibold">{whoWords(win)}</p>
              <WinningTable people={win.table} />
              <p className="mt-5 max-w-[38ch] text-[22px] leading-snug break-words whitespace-pre-line">
                {win.citation}
              </p>
              <p className="mt-5 text-small">
                {voicesWords(win)}.{" "}
                <TextLink href={`/wall/awards/${win.awardSlug}`}>How the {win.awardName} is decided</TextLink>
              </p>
              <div className="mt-6 flex flex-wrap items-start gap-3">
                {win.mayAnswer ? (
                  <p className="inline-flex min-h-11 items-center gap-2 rounded-button bg-black/35 px-4 font-semibold">
                    <Icon name="hands" size={20} />
                    {clapWords(win.claps)}
                  </p>
                ) : (
                  <ClapButton winId={winId} claps={win.claps} hasClapped={win.hasClapped} />
                )}
                <a
                  href={`/wall/${winId}/share.png`}
                  download={`wall-of-fame-${win.month.slice(0, 7)}.png`}
                  className={buttonClass({ variant: "secondary" })}
                >
                  <Icon name="download" size={20} />
                  Picture to share
                </a>
                <CopyButton words={address} what="the link" />
              </div>
              {win.mayAnswer && (
                <p className="mt-5 max-w-xl rounded-panel bg-black/25 p-5">
                  It hangs for everybody, on the office screens too. You can take it down whenever you like.{" "}
                  <TextLink href={`/wall/consent/${winId}`}>Your say</TextLink>
                </p>
              )}
            </div>
          </div>
          <Beside win={win} />
        </div>
      </WallPanel>
    </>
  );
}

/** A table is rewarded together, so everybody who sat there is named. */
function WinningTable({ people }: { people: WinPage["table"] }) {
  if (people.length === 0) return null;
  return (
    <ul aria-label="Who sat there" className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
      {people.map(({ personId, name, pictureId }) => (
        <li key={personId}>
          <Link
            href={`/people/${personId}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-2.5 hover:underline"
          >
            <Face name={name} src={pictureUrl(pictureId, 96)} size={36} alt="" />
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Who had the award before and after. */
function Beside({ win: { earlier, later, awardName, isJacket } }: { win: WinPage }) {
  if (!earlier && !later && !isJacket) return null;
  return (
    <nav
      aria-label={`${awardName}, earlier and later`}
      className="mt-10 flex flex-wrap items-center justify-between gap-3 border-t border-wall-ink/25 pt-5"
    >
      {earlier ? <Way to={earlier} word="Before" icon="back" /> : <span />}
      {isJacket && <TextLink href="/wall/lineage">Everybody who wore the jacket</TextLink>}
      {later ? <Way to={later} word="After" icon="arrow" /> : <span />}
    </nav>
  );
}

function Way({ to, word, icon }: { to: Neighbour; word: string; icon: "back" | "arrow" }) {
  return (
    <LinkButton href={`/wall/${to.winId}`} variant="quiet" prefetch={false}>
      {icon === "back" && <Icon name="back" size={20} />}
      <span>
        <span className="sr-only">{word}: </span>
        {to.name}, {monthWords(to.month, "short")}
      </span>
      {icon === "arrow" && <Icon name="arrow" size={20} />}
    </LinkButton>
  );
}

function whoWords({ winner }: WinPage): string {
  if (winner.kind === "team") return "The whole table";
  return [winner.title, winner.teamName].filter(Boolean).join(", ");
}
