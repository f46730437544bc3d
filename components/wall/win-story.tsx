import clsx from "clsx";
import { CorrectForm } from "@/components/awards/correct-form";
import { Card, CardTitle } from "@/components/ui/card";
import { FaceRow } from "@/components/ui/face";
import { dayWords } from "@/features/awards/rules/months";
import type { WinPage } from "@/features/wall/types";

/** How it came: the story as it was told (unless the wall above has the same words), who spoke, and every correction of the words on the wall. */
export function WinStory({
  win,
  pictureOf,
}: {
  win: WinPage;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const { story, helped, speakers, corrections } = win;
  const firstVoice = speakers.find(({ nominated }) => nominated);
  const isOnTheWall = story.trim() === win.citation.trim() && Boolean(firstVoice);
  return (
    <Card>
      <CardTitle>{isOnTheWall ? "Who told it" : "How it was told"}</CardTitle>
      {!isOnTheWall && (
        <blockquote className="font-hand text-[21px]! leading-snug! whitespace-pre-line">
          “{story}”
        </blockquote>
      )}
      {firstVoice && (
        <div className={clsx("flex flex-wrap items-center gap-4", !isOnTheWall && "mt-5")}>
          <FaceRow
            people={speakers.map(({ name, pictureId }) => ({ name, src: pictureOf(pictureId) }))}
            max={7}
            size={40}
          />
          <p>
            Written by <b>{firstVoice.name}</b>
          </p>
        </div>
      )}
      {helped && (
        <p className="mt-4">
          <b>Who was helped:</b> {helped}
        </p>
      )}
      {corrections.length > 0 && <Corrections corrections={corrections} />}
      {win.mayCorrect && (
        <div className="mt-6 border-t border-line pt-4">
          <CorrectForm winId={win.winId} citation={win.citation} />
        </div>
      )}
    </Card>
  );
}

function Corrections({ corrections }: Pick<WinPage, "corrections">) {
  return (
    <div className="mt-6 border-t border-line pt-5">
      <h3 className="mb-2 font-semibold">Corrected</h3>
      <ul className="grid gap-3 text-small">
        {corrections.map(({ before, reason, correctedAt, correctedBy }) => (
          <li key={correctedAt.toISOString()}>
            <p>
              {dayWords(correctedAt)}, by {correctedBy}: {reason}
            </p>
            <p className="text-ink-2">
              It read: <s>{before}</s>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
