import { counted } from "@/components/charts/signed";
import { LinkButton, TextLink } from "@/components/ui/button";
import { Face, FaceRow } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { excerpt } from "@/features/awards/rules/story";
import type { ExistingCase, Nominee } from "@/features/awards/types";

type PictureOf = (pictureId: string | null) => string | null;

/** Whom the story is about, with a way to change one's mind. */
export function ChosenNominee({ nominee, src }: { nominee: Nominee; src: string | null }) {
  const about =
    nominee.kind === "person" ? [nominee.title, nominee.teamName].filter(Boolean).join(", ") : "A whole team";
  return (
    <div className="flex items-center gap-4 rounded-input border-2 border-ink bg-paper px-4 py-3">
      {nominee.kind === "person" ? (
        <Face name={nominee.name} src={src} size={48} alt="" />
      ) : (
        <Icon name="people" size={32} className="shrink-0" />
      )}
      <p className="min-w-0 flex-1">
        <b className="block">{nominee.name}</b>
        <span className="block text-small text-ink-2">{about}</span>
      </p>
      <TextLink href="/wall/nominate">Change</TextLink>
    </div>
  );
}

/** Cases that are there already: adding a voice comes before a story of one's own. */
export function ExistingCases({
  nominee,
  cases,
  pictureOf,
}: {
  nominee: Nominee;
  cases: ExistingCase[];
  pictureOf: PictureOf;
}) {
  const [first] = cases;
  if (!first) return null;
  const people = cases.flatMap((one) => one.people);
  const title =
    people.length === 1
      ? `${first.firstVoice} put ${nominee.shortName} up`
      : `${counted(people.length)} others speak for ${nominee.shortName}`;
  return (
    <section className="mt-3 rounded-panel bg-dough px-5 py-5 sm:px-6">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-sign text-ticket">{title} this month</h3>
        <FaceRow people={people.map(({ name, pictureId }) => ({ name, src: pictureOf(pictureId) }))} />
      </div>
      <ul className="grid gap-4">
        {cases.map((one) => (
          <li key={one.id}>
            <p>
              <b>{one.firstVoice}:</b> “{excerpt(one.quote, 180)}”
            </p>
            <div className="mt-3 flex flex-wrap gap-3">
              <LinkButton href={`/wall/nominations/${one.id}`} variant="quiet">
                Add your voice to theirs
              </LinkButton>
              {one === first && (
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
