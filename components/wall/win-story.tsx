import Link from "next/link";
import { CorrectForm } from "@/components/awards/correct-form";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { dayWords } from "@/features/awards/rules/months";
import type { Speaker, WinPage } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";

/**
 * How it came: the story as it was told (unless the wall above has the same words), its picture, who was helped, who spoke
 * for it and what they saw, and every correction of the words on the wall.
 */
export function WinStory({ win }: { win: WinPage }) {
  const { story, speakers, corrections, winner } = win;
  const isOnTheWall = story.trim() === win.citation.trim();
  const first = speakers.find(({ nominated }) => nominated);
  return (
    <Card>
      <CardTitle>{isOnTheWall ? "Who told it" : "How it was told"}</CardTitle>
      {!isOnTheWall && story && (
        <blockquote className="font-hand text-[21px]! leading-snug! break-words whitespace-pre-line">
          “{story}”
        </blockquote>
      )}
      {win.hasStoryPicture && (
        <img
          src={`/api/wall/${win.winId}/picture/640`}
          alt={`Sent with the story about ${winner.shortName}`}
          width={640}
          height={640}
          loading="lazy"
          className="mt-5 h-auto w-full max-w-md rounded-well"
        />
      )}
      {first && (
        <p className="mt-5 flex items-center gap-3">
          <Face name={first.name} src={pictureUrl(first.pictureId, 96)} size={44} alt="" />
          <span>
            Written by <PersonLink {...first} />
          </span>
        </p>
      )}
      <Helped win={win} />
      <Seconds speakers={speakers.filter(({ nominated }) => !nominated)} />
      {corrections.length > 0 && <Corrections corrections={corrections} />}
      {win.mayCorrect && (
        <div className="mt-6 border-t border-line pt-4">
          <CorrectForm winId={win.winId} citation={win.citation} />
        </div>
      )}
    </Card>
  );
}

function PersonLink({ personId, name }: Pick<Speaker, "personId" | "name">) {
  return (
    <Link href={`/people/${personId}`} prefetch={false} className="font-semibold hover:underline">
      {name}
    </Link>
  );
}

function Helped({ win: { helped, helpedBy } }: { win: WinPage }) {
  if (!helped && helpedBy.length === 0) return null;
  return (
    <div className="mt-5">
      <h3 className="font-semibold">Who was helped</h3>
      {helpedBy.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {helpedBy.map(({ kind, id, name, pictureId }) => (
            <li key={id}>
              <Link
                href={`/${kind === "team" ? "teams" : "people"}/${id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center gap-2 font-semibold hover:underline"
              >
                {kind === "person" && <Face name={name} src={pictureUrl(pictureId, 96)} size={32} alt="" />}
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {helped && <p className="mt-1 break-words whitespace-pre-line">{helped}</p>}
    </div>
  );
}

function Seconds({ speakers }: { speakers: Speaker[] }) {
  if (speakers.length === 0) return null;
  return (
    <div className="mt-6 border-t border-line pt-5">
      <h3 className="mb-3 font-semibold">
        {speakers.length === 1 ? "One more voice" : `${speakers.length} more voices`}
      </h3>
      <ul className="grid gap-4">
        {speakers.map((speaker) => (
          <li key={speaker.personId} className="flex items-start gap-3">
            <Face name={speaker.name} src={pictureUrl(speaker.pictureId, 96)} size={40} alt="" />
            <div className="min-w-0">
              <p>
                <PersonLink {...speaker} />
              </p>
              {speaker.words && (
                <p className="font-hand text-lead break-words whitespace-pre-line">“{speaker.words}”</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
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
