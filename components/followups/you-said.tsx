import { day } from "@/components/ui/dates";
import { Face } from "@/components/ui/face";
import { Stamp } from "@/components/ui/stamp";
import { stageWords } from "@/features/followups/rules";
import type { FollowUp } from "@/features/followups/types";

type Props = { followUps: readonly FollowUp[]; pictureOf: (pictureId: string | null) => string | null };

/** What people said and what came of it, on cards torn in two, stamped with how far it is. Neighbours tear at one height. */
export function YouSaid({ followUps, pictureOf }: Props) {
  return (
    <ul className="grid gap-x-6 gap-y-0 md:grid-cols-2 lg:grid-cols-3">
      {followUps.map((followUp) => (
        <li key={followUp.id} className="row-span-2 mb-6 grid grid-rows-subgrid">
          <Torn followUp={followUp} src={pictureOf(followUp.owner.pictureId)} />
        </li>
      ))}
    </ul>
  );
}

function Torn({ followUp, src }: { followUp: FollowUp; src: string | null }) {
  const { youSaid, weDo, knowWhen, outcome, owner, dueOn, stage, roundName, unitName } = followUp;
  const isServed = stage === "served";
  return (
    <article className="row-span-2 grid grid-rows-subgrid rounded-card bg-paper shadow-card">
      <div className="flex flex-col px-6 pt-5 pb-6">
        <h3 className="text-small font-semibold text-ink-2">You said</h3>
        <p className="mt-2 flex-1 font-hand text-[19px] break-words">“{youSaid}”</p>
        <p className="mt-5 pr-32 text-small text-ink-2">
          {roundName ? `${roundName}, ` : ""}
          {unitName}
        </p>
      </div>
      <div>
        <div className="relative">
          <span aria-hidden="true" className="absolute -top-2 -left-2 size-4 rounded-full bg-counter" />
          <span aria-hidden="true" className="absolute -top-2 -right-2 size-4 rounded-full bg-counter" />
          <hr className="dashes mx-2.5" />
          <span className="absolute -top-6 right-5">
            <Stamp tone={isServed ? "basil" : "oven"}>{stageWords(stage)}</Stamp>
          </span>
        </div>
        <div className="px-6 pt-5 pb-6">
          <h3 className="text-small font-semibold text-ink-2">{isServed ? "We did" : "We do"}</h3>
          <p className="mt-1.5 font-medium break-words">{weDo}</p>
          <p className="mt-3 text-small text-ink-2 break-words">
            {isServed && outcome ? outcome : `We will know when ${startSmall(knowWhen)}`}
          </p>
          <p className="mt-4 flex items-center gap-2.5 text-small text-ink-2">
            <Face name={owner.name} src={src} size={32} alt="" />
            <span>
              {owner.name}, {isServed ? "done" : "until"} {day(followUp.servedAt ?? new Date(dueOn))}
            </span>
          </p>
        </div>
      </div>
    </article>
  );
}

/** Inside a sentence a promise starts small, unless it begins with a name or an abbreviation. */
export function startSmall(words: string): string {
  const first = words.slice(0, words.search(/\s|$/));
  return /^(The|A|An|We|It|People|Nobody|Everybody|Fewer|More|All|Half)$/.test(first)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}
