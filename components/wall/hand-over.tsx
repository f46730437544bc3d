import { monthWords } from "@/features/awards/rules/months";
import { isNews } from "@/features/wall/rules/hanging";
import type { NewestJacket } from "@/features/wall/types";
import type { Actor } from "@/lib/actor";
import { pictureUrl } from "@/lib/pictures/address";
import { Celebration } from "./celebration";

/** The jacket changing hands, for whoever opens this page first after the announcement; on Home and on the wall. */
export function HandOver({ jacket, actor, time }: { jacket: NewestJacket | null; actor: Actor; time: Date }) {
  if (!jacket || actor.kind !== "person" || !isNews(jacket.announcedAt, time)) return null;
  const holderOf = ({ kind, name, pictureId }: NewestJacket["winner"]) => ({
    kind,
    name,
    src: pictureUrl(pictureId, 640),
  });
  return (
    <Celebration
      winId={jacket.winId}
      personId={actor.personId}
      holder={holderOf(jacket.winner)}
      before={jacket.before && holderOf(jacket.before)}
      month={monthWords(jacket.month)}
    />
  );
}
