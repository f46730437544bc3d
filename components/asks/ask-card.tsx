import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { askedInWords, FULL_PLATE, lineFor } from "@/features/asks/rules";
import type { AskedThisMonth, Free } from "@/features/asks/types";
import { AskDots } from "./ask-dots";
import { AskForm } from "./ask-form";
import { TakeBack } from "./take-back";

type Props = {
  person: { id: string; givenName: string };
  asked: AskedThisMonth;
  /** Whether the line to write stands open from the start. */
  isOpen: boolean;
  pictureOf: (id: string | null) => string | null;
};

/**
 * Asking somebody for help: how often they were asked this month, two others with time once the plate is full, and the
 * button. On a phone the button comes first, with the count beside it.
 */
export function AskCard({ person, asked, isOpen, pictureOf }: Props) {
  const { asks, others, strength, mine } = asked;
  const isFull = asks >= FULL_PLATE;
  const ask = mine ? (
    <TakeBack askId={mine.id} askedAt={mine.askedAt} givenName={person.givenName} />
  ) : (
    <AskForm
      personId={person.id}
      givenName={person.givenName}
      label={`Ask ${person.givenName}${isFull ? " anyway" : ""}`}
      line={lineFor(person.givenName)}
      isOpen={isOpen}
      size="lg"
    />
  );
  return (
    <Card id="ask" className="max-sm:bg-transparent! max-sm:p-0! max-sm:shadow-none!">
      <CardTitle className="max-sm:sr-only">Ask for help</CardTitle>
      <div className="flex flex-col gap-5 max-sm:grid max-sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] max-sm:items-center max-sm:gap-4 max-sm:has-[form]:grid-cols-1">
        <div className="max-sm:order-last">
          <Count asks={asks} givenName={person.givenName} isMoreThanHalf={asked.isMoreThanHalf} />
        </div>
        {isFull && others.length > 0 && strength && (
          <Others others={others} strength={strength} pictureOf={pictureOf} />
        )}
        {ask}
      </div>
    </Card>
  );
}

function Count({
  asks,
  givenName,
  isMoreThanHalf,
}: {
  asks: number;
  givenName: string;
  isMoreThanHalf: boolean;
}) {
  return (
    <>
      <p className="sm:hidden">
        <b>{asks === 0 ? "Not asked yet" : askedInWords(asks).replace("a", "A")}</b>
        <span className="block text-small text-ink-2">this month{asks >= FULL_PLATE && ", a lot"}</span>
      </p>
      <div className="max-sm:hidden">
        <p>
          <span className="block font-sign text-page leading-none">{asks}</span>
          <span className="mt-2 block text-small text-ink-2">
            <b className="text-ink">
              {asks === 1 ? "time" : "times"} {givenName} was asked this month.
            </b>{" "}
            {isMoreThanHalf && "Half of all colleagues were asked once or never."}
            {asks === 0 && "A good moment to be the first."}
          </span>
        </p>
        <div className="mt-3">
          <AskDots asks={asks} />
        </div>
      </div>
    </>
  );
}

function Others({
  others,
  strength,
  pictureOf,
}: {
  others: Free[];
  strength: string;
  pictureOf: Props["pictureOf"];
}) {
  return (
    <div className="rounded-well bg-dough px-4 py-4 max-sm:order-last max-sm:col-span-full">
      <h3 className="text-small font-semibold">That is a full plate. Also {strength}, with time:</h3>
      <ul className="mt-2">
        {others.map((other) => (
          <li key={other.id} className="flex min-h-13 items-center gap-3">
            <Face name={other.name} src={pictureOf(other.pictureId)} size={36} alt="" />
            <span className="min-w-0 flex-1 text-small">
              <span className="block leading-tight font-semibold wrap-anywhere">{other.name}</span>
              <span className="text-ink-2">{askedInWords(other.asks)}</span>
            </span>
            <TextLink href={`/people/${other.id}?ask=open#ask`} className="text-small">
              Ask<span className="sr-only"> {other.name}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
