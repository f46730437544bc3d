import type { RefObject } from "react";
import { counted } from "@/components/charts/signed";
import { LinkButton, TextLink } from "@/components/ui/button";
import { FaceRow } from "@/components/ui/face";
import type { ExistingCase, Nominee } from "@/features/awards/types";
import { pictureUrl } from "@/lib/pictures/address";
import { WhoFace } from "./who-picker";

/** Whom the story is about, with a way to change one's mind. */
export function ChosenNominee({
  nominee,
  onChange,
  place,
}: {
  nominee: Nominee;
  onChange: () => void;
  place: RefObject<HTMLDivElement | null>;
}) {
  const about =
    nominee.kind === "person" ? [nominee.title, nominee.teamName].filter(Boolean).join(", ") : "A whole team";
  return (
    <div
      ref={place}
      tabIndex={-1}
      className="flex items-center gap-4 rounded-input border-2 border-ink bg-paper px-4 py-2.5"
    >
      <WhoFace who={nominee} size={48} />
      <p className="min-w-0 flex-1">
        <b className="block">{nominee.name}</b>
        <span className="block text-small text-ink-2">{about}</span>
      </p>
      <button type="button" onClick={onChange} className="min-h-11 px-1 font-semibold">
        <span className="border-b-2 border-current pb-px">Change</span>
      </button>
    </div>
  );
}

/** Cases that are there already: adding a voice comes before a story of one's own. */
export function ExistingCases({ nominee, cases }: { nominee: Nominee; cases: readonly ExistingCase[] }) {
  const [first] = cases;
  if (!first) return null;
  const people = [...new Map(cases.flatMap((one) => one.people).map((one) => [one.id, one])).values()];
  const others = people.length;
  const title =
    others === 1
      ? `${first.firstVoice} put ${nominee.shortName} up`
      : `${counted(others)} others speak for ${nominee.shortName}`;
  const awards = new Set(cases.map(({ awardName }) => awardName));
  const isMine = cases.some(({ mine }) => mine);
  return (
    <section className="mt-3 rounded-panel bg-dough px-5 py-5" aria-labelledby="existing">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h3 id="existing" className="font-sign text-ticket">
          {isMine && others === 1 ? `You put ${nominee.shortName} up` : title} this month
        </h3>
        {others > 1 && (
          <FaceRow people={people.map(({ name, pictureId }) => ({ name, src: pictureUrl(pictureId, 96) }))} />
        )}
      </div>
      <ul className="grid gap-5">
        {cases.map((one) => (
          <li key={one.id}>
            <Quoted one={one} isNamed={awards.size > 1} />
            <div className="mt-3.5 flex flex-wrap items-center gap-3">
              {one.mine ? (
                <TextLink href={`/wall/nominations/${one.id}`}>
                  {one.mine === "wrote" ? "Look at your story" : "Your voice is with them"}
                </TextLink>
              ) : (
                <LinkButton href={`/wall/nominations/${one.id}`} variant="quiet">
                  Add your voice to theirs
                </LinkButton>
              )}
              {one === first && !isMine && (
                <a
                  href="#story"
                  className="inline-flex min-h-11 items-center rounded-button border-[1.5px] border-line-strong px-[18px] text-[15px] font-semibold hover:bg-ink/8"
                >
                  Mine is a different story
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quoted({ one, isNamed }: { one: ExistingCase; isNamed: boolean }) {
  const [writer] = one.people;
  return (
    <p className="flex items-start gap-3">
      {writer && <WhoFace who={{ kind: "person", ...writer }} size={36} />}
      <span className="min-w-0 pt-1">
        <b>{one.mine === "wrote" ? "You" : one.firstVoice}:</b> “{one.quote}”
        {isNamed && <span className="text-small text-ink-2"> For the {one.awardName}.</span>}
      </span>
    </p>
  );
}
