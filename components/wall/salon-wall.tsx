import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { EmptyHook, Frame, finishFor, JacketCase, PictureLamp, Plaque } from "@/components/ui/frame";
import { monthWords } from "@/features/awards/rules/months";
import type { HungFrame, Wall } from "@/features/wall/types";
import { hangFrames, type Place, WALL_WIDTH } from "./hang";
import { WinnerPicture } from "./winner-picture";

type PictureOf = (pictureId: string | null, width: 256 | 640) => string | null;

/**
 * The wall as a salon hang: the newest jacket under its lamp, the rest around it, newest first in reading order. On a phone
 * the hero stands above two columns.
 */
export function SalonWall({ wall, lead, pictureOf }: { wall: Wall; lead: ReactNode; pictureOf: PictureOf }) {
  const { waiting, filter } = wall;
  const isWhole = filter.year === null;
  const jacketWaits = isWhole ? waiting.find(({ isJacket }) => isJacket) : undefined;
  const hero = jacketWaits || !isWhole ? undefined : wall.frames.find(({ isNewestJacket }) => isNewestJacket);
  const others = wall.frames.filter((frame) => frame !== hero);
  const hasHero = isWhole;
  const emptyFrames = isWhole && filter.show === "all" ? waiting.filter((one) => one !== jacketWaits) : [];
  const { frames, hook, height } = hangFrames(
    [...emptyFrames.map(waitingKey), ...others.map(({ winId }) => winId)],
    hasHero,
  );
  return (
    <div
      className="relative mx-auto max-w-[1320px] max-xl:px-4 max-xl:pb-12 xl:aspect-[1320/var(--tall)]"
      style={{ "--tall": height } as CSSProperties}
    >
      <div className="pt-5 max-sm:pr-28 sm:pt-10 xl:absolute xl:top-0 xl:left-[1.4%] xl:w-[27%] xl:pt-14">
        <h1 className="font-sign text-hero text-wall-title">
          Wall <span className="xl:block">of Fame</span>
        </h1>
        <p className="mt-4 max-w-72">{lead}</p>
      </div>
      {hasHero && (
        <div className="mt-8 text-center xl:absolute xl:top-7 xl:left-[33.3%] xl:mt-0 xl:w-[33.4%]">
          <PictureLamp size={190} />
          {hero ? <Hero frame={hero} pictureOf={pictureOf} /> : <EmptyGold waits={jacketWaits} />}
        </div>
      )}
      {hasHero && (
        <div className="flex flex-col items-center gap-3.5 max-xl:hidden xl:absolute xl:top-[78px] xl:left-[67.4%] xl:w-[15%]">
          <JacketCase size={168} />
          <Plaque title="The Jacket, one size" />
        </div>
      )}
      <ol className="grid grid-cols-2 items-start gap-x-6 gap-y-8 max-xl:mt-12 sm:grid-cols-3 lg:grid-cols-4 xl:contents">
        {emptyFrames.map((one, i) => (
          <Hung key={waitingKey(one)} place={frames[i]} height={height}>
            <SmallEmpty waits={one} size={frames[i]?.width ?? 160} />
          </Hung>
        ))}
        {others.map((frame, i) => {
          const place = frames[i + emptyFrames.length];
          return (
            <Hung key={frame.winId} place={place} height={height}>
              <SmallFrame frame={frame} size={place?.width ?? 160} pictureOf={pictureOf} />
            </Hung>
          );
        })}
        <Hung place={hook} height={height}>
          <EmptyHook>
            <p>Who stayed late, drove over or simply cared?</p>
            <LinkButton href="/wall/nominate" variant="butter" size="sm">
              Nominate
            </LinkButton>
          </EmptyHook>
        </Hung>
      </ol>
    </div>
  );
}

function Hung({ place, height, children }: { place?: Place; height: number; children: ReactNode }) {
  const { x = 0, y = 0, width = 160 } = place ?? {};
  const where = {
    "--x": `${(100 * x) / WALL_WIDTH}%`,
    "--y": `${(100 * y) / height}%`,
    "--w": `${(100 * width) / WALL_WIDTH}%`,
  } as CSSProperties;
  return (
    <li
      style={where}
      className="min-w-0 text-center max-xl:place-self-center xl:absolute xl:top-(--y) xl:left-(--x) xl:w-(--w)"
    >
      {children}
    </li>
  );
}

function Hero({ frame, pictureOf }: { frame: HungFrame; pictureOf: PictureOf }) {
  const { winner, winId, claps } = frame;
  return (
    <>
      <Link href={`/wall/${winId}`} className="inline-block max-w-full rounded-wood">
        <span className="block max-xl:hidden">
          <WinnerPicture winner={winner} src={pictureOf(winner.pictureId, 640)} finish="gold" size={350} />
        </span>
        <span className="block xl:hidden">
          <WinnerPicture
            winner={winner}
            src={pictureOf(winner.pictureId, 640)}
            finish="gold"
            size={270}
            jacket
          />
        </span>
        <span className="mt-4 block">
          <Plaque title={winner.name} sub={`${frame.awardName}, ${monthWords(frame.month)}`} size="lg" />
        </span>
      </Link>
      <div className="mt-5 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 xl:hidden">
        <LinkButton href={`/wall/${winId}`} variant="butter">
          Read the story
        </LinkButton>
        {claps > 0 && (
          <span className="text-small font-semibold">{claps === 1 ? "1 clap" : `${claps} claps`}</span>
        )}
      </div>
    </>
  );
}

/** Picked, but not yet said yes to: the frame hangs and says nothing. Or nobody wears the jacket yet. */
function EmptyGold({ waits }: { waits?: Wall["waiting"][number] }) {
  return (
    <>
      <Frame src={null} name="An empty frame" finish="gold" size={350}>
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

function SmallEmpty({ waits, size }: { waits: Wall["waiting"][number]; size: number }) {
  return (
    <>
      <Frame src={null} name="An empty frame" finish="gold" size={size}>
        <span className="sr-only">Empty</span>
      </Frame>
      <span className="-mx-2 mt-3 block xl:-mx-6">
        <Plaque title="Waits for a yes" sub={`${waits.awardName}, ${monthWords(waits.month, "short")}`} />
      </span>
    </>
  );
}

function waitingKey({ awardName, month }: Wall["waiting"][number]): string {
  return `${awardName} ${month}`;
}

function SmallFrame({ frame, size, pictureOf }: { frame: HungFrame; size: number; pictureOf: PictureOf }) {
  const { winner, winId, awardId, awardName, month, isJacket, isNewestJacket } = frame;
  return (
    <Link href={`/wall/${winId}`} className="inline-block max-w-full rounded-wood">
      <WinnerPicture
        winner={winner}
        src={pictureOf(winner.pictureId, 256)}
        finish={finishFor(awardId, isNewestJacket)}
        size={size}
        jacket={isJacket}
      />
      <span className="-mx-2 mt-3 block xl:-mx-6">
        <Plaque title={winner.name} sub={`${awardName}, ${monthWords(month, "short")}`} />
      </span>
    </Link>
  );
}
