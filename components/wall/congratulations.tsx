import Link from "next/link";
import { OneButton } from "@/components/awards/one-button";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { day } from "@/components/ui/dates";
import { Face } from "@/components/ui/face";
import { takeWordsDown } from "@/features/wall/actions";
import type { Congratulation, WinPage } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { WordsForm } from "./words-form";

/** What colleagues say below a frame, newest first, and the slip for one's own words. */
export function Congratulations({ win }: { win: WinPage }) {
  const { congratulations, congratulated, winner } = win;
  const more = congratulated - congratulations.length;
  return (
    <Card>
      <CardTitle>{titleOf(congratulated)}</CardTitle>
      {!win.hasCongratulated && !win.mayAnswer && <WordsForm winId={win.winId} to={winner.shortName} />}
      {congratulations.length > 0 && (
        <ul className="mt-6 grid gap-5">
          {congratulations.map((one) => (
            <Slip key={one.id} slip={one} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="mt-5">
          <TextLink href={`/wall/${win.winId}?words=all`}>Read {more} more</TextLink>
        </p>
      )}
    </Card>
  );
}

function Slip({
  slip: { id, name, personId, pictureId, words, saidAt, isMine, mayTakeDown },
}: {
  slip: Congratulation;
}) {
  return (
    <li className="flex items-start gap-3">
      <Face name={name} src={pictureUrl(pictureId, 96)} size={40} alt="" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/people/${personId}`} prefetch={false} className="font-semibold hover:underline">
            {isMine ? "You" : name}
          </Link>
          <span className="text-small text-ink-2">{day(saidAt)}</span>
        </p>
        <p className="break-words whitespace-pre-line">{words}</p>
      </div>
      {mayTakeDown && (
        <span className="-mt-1.5 shrink-0">
          <OneButton action={takeWordsDown} fields={{ wordsId: id }} variant="plain" size="sm">
            <span>Take {isMine ? "my words" : <span className="sr-only">what {name} wrote</span>} down</span>
          </OneButton>
        </span>
      )}
    </li>
  );
}

function titleOf(congratulated: number): string {
  if (congratulated === 0) return "Say something nice";
  return congratulated === 1 ? "One colleague says" : `${congratulated} colleagues say`;
}
