import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import type { NamedRating } from "@/features/services/types";

/** What people said with their names: for the owners alone, the newest round first, the lowest scores on top. */
export function NamedRatings({
  ratings,
  pictureOf,
}: {
  ratings: NamedRating[];
  pictureOf: (id: string | null) => string | null;
}) {
  const rounds = [...new Set(ratings.map(({ roundName }) => roundName))];
  const of = (roundName: string) => ratings.filter((rating) => rating.roundName === roundName);
  return (
    <Card>
      <CardTitle aside="Only the people who look after this service see this">
        Said to you, with a name
      </CardTitle>
      {ratings.length === 0 && (
        <p className="text-ink-2">Nobody has said anything yet, and nobody rated it 6 or less.</p>
      )}
      {rounds.map((roundName, i) => (
        <details key={roundName} open={i === 0} className="border-t border-line py-2">
          <summary className="min-h-9 cursor-pointer py-1.5 font-semibold">
            {roundName} <span className="font-normal text-ink-2">({of(roundName).length})</span>
          </summary>
          <ul>
            {of(roundName).map((rating) => (
              <Said key={rating.personId} rating={rating} src={pictureOf(rating.pictureId)} />
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}

function Said({ rating, src }: { rating: NamedRating; src: string | null }) {
  const { personId, name, unitName, score, passedOn, reason } = rating;
  return (
    <li className="flex items-center gap-3.5 border-t border-line py-3 first:border-0">
      <Face name={name} src={src} size={44} alt="" />
      <div className="min-w-0 flex-1">
        {reason && <p className="text-pretty">“{reason}”</p>}
        <p className="text-small text-ink-2">
          <Link href={`/people/${personId}`} className="font-semibold text-ink hover:underline">
            {name}
          </Link>
          , {unitName}
          {passedOn > 0 && `, passed on ${timesInWords(passedOn)}`}
        </p>
      </div>
      <span className="font-sign text-[20px]">
        {score}
        <span className="sr-only"> of 10</span>
      </span>
    </li>
  );
}

/** The form counts up to "3+". */
function timesInWords(times: number): string {
  return ["", "once", "twice"][times] ?? "three times or more";
}
