import { PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { excerpt } from "@/features/awards/rules/story";
import type { DeskCycle, ExistingCase, Nominee } from "@/features/awards/types";
import { pictureUrl } from "@/lib/pictures/address";
import { AwardSign } from "./award-sign";
import { countedVoices, shortlistWords, VoicesRow, voicesOf } from "./voices-row";

const SHOWN_OF_STORY = 150;

export type Preview = {
  nominee: Nominee | null;
  /** What stands in the box while somebody looks for the nominee. */
  typed: string;
  story: string;
  cycle: DeskCycle | undefined;
  existing: readonly ExistingCase[];
  me: { id: string; name: string; pictureId: string | null };
};

/** How it would look on the wall, writing itself as somebody types: name, portrait, sign, words, and who speaks for it. */
export function LiveFrame({ nominee, typed, story, cycle, existing, me }: Preview) {
  const voices = voicesOf(existing, cycle?.id, me);
  return (
    <WallPanel className="overflow-hidden rounded-panel">
      <div className="px-6 pt-6 pb-7 text-center">
        <PictureLamp size={150} />
        <FrameToBe nominee={nominee} award={cycle} size={290} />
        <div className="mt-4">
          <Plaque title={nameOf({ nominee, typed })} sub={cycle && `${cycle.awardName}?`} size="lg" />
        </div>
        <p className="mx-auto mt-4 min-h-13 max-w-80 font-hand text-[18px]! leading-snug! wrap-anywhere">
          {story.trim()
            ? `“${excerpt(story.trim().replace(/\s+/g, " "), SHOWN_OF_STORY)}”`
            : "Your words stand here."}
        </p>
        {cycle && (
          <>
            <VoicesRow voices={voices} needed={cycle.rules.shortlist.voices} />
            <p className="mt-3 font-sign text-card text-wall-title">{countedVoices(voices.length)}</p>
            <p className="mx-auto mt-1.5 max-w-80 text-balance">
              {shortlistWords(cycle, voices.length, nominee)} Open until {cycle.closesOn}.
            </p>
          </>
        )}
      </div>
      <p className="bg-black/30 px-6 py-4.5 text-small">
        You cannot nominate yourself, your own table or anyone in your own reporting line. Everybody else, go
        on.
      </p>
    </WallPanel>
  );
}

/** The gilded frame with whoever may hang in it, and the award's sign at its corner. */
export function FrameToBe({
  nominee,
  award,
  size,
}: {
  nominee: Nominee | null;
  award: { sign: string; isJacket: boolean } | undefined;
  size: number;
}) {
  return (
    <span className="relative inline-block">
      <WinnerPicture
        winner={nominee ?? { kind: "person", name: "?" }}
        src={pictureUrl(nominee?.pictureId ?? null, size > 200 ? 640 : 96)}
        finish="gold"
        size={size}
        jacket={award?.isJacket && size > 200}
      />
      {award && !award.isJacket && size > 200 && (
        <span
          className="absolute -right-5 -bottom-3 grid size-24 place-items-center rounded-full bg-mat shadow-lifted"
          data-theme="light"
        >
          <AwardSign sign={award.sign} size={64} />
        </span>
      )}
    </span>
  );
}

/** The name as it is engraved so far. */
export function nameOf({ nominee, typed }: Pick<Preview, "nominee" | "typed">): string {
  return nominee?.name ?? (typed.trim() || "Somebody you know");
}
