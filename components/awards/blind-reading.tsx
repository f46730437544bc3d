import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { readStory } from "@/features/awards/actions";
import type { CoveredStory, PanelPage } from "@/features/awards/types";
import { CoveredWords } from "./covered-words";
import { OneButton } from "./one-button";

/** One story as the panel reads it first: without names, beside what to look for. */
export function BlindReading({
  panel,
  story,
  pictureOf,
}: {
  panel: PanelPage;
  story: CoveredStory;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_428px]">
      <Card>
        <CardTitle aside="Put together from all who wrote">Story {story.number}</CardTitle>
        <div className="grid gap-4 text-[18px] leading-[1.8]">
          <p className="whitespace-pre-line">
            <CoveredWords pieces={story.story} />
          </p>
          {story.others.map((words, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: voices without names have nothing else
            <p key={i}>
              “<CoveredWords pieces={words} />”{" "}
              <CoveredWords pieces={[{ words: "A colleague", taped: true }]} />
            </p>
          ))}
          {story.helped.length > 0 && (
            <p>
              <b>Who was helped:</b> <CoveredWords pieces={story.helped} />
            </p>
          )}
        </div>
        <div className="mt-6 flex flex-wrap items-center justify-between gap-4 border-t-2 border-dashed border-line-strong pt-4">
          <p className="max-w-sm text-small text-ink-2">
            <b className="text-ink">Covered:</b> names, pictures, units, who nominated and how many did.
          </p>
          <Onward panel={panel} story={story} />
        </div>
      </Card>
      <Card>
        {panel.criteria.length > 0 && (
          <>
            <CardTitle>What to look for</CardTitle>
            <ul className="mb-5">
              {panel.criteria.map(({ name, low, high }) => (
                <li
                  key={name}
                  className="border-b border-dashed border-line-strong py-3 first:pt-0 last:border-0"
                >
                  <b className="block">{name}</b>
                  <span className="text-small text-ink-2">
                    Little: {low}. Much: {high}.
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <Judges panel={panel} pictureOf={pictureOf} />
      </Card>
    </div>
  );
}

/** On to the next story; the last one takes the covers off. */
function Onward({ panel, story }: { panel: PanelPage; story: CoveredStory }) {
  const unread = panel.stories.filter((one) => !one.isRead && one !== story);
  const next = unread.find(({ number }) => number > story.number) ?? unread[0];
  return (
    <OneButton
      action={readStory}
      fields={{ nominationId: story.nominationId, next: String(next?.number ?? 0) }}
      variant="primary"
    >
      {next ? "Read, next story" : "Read, take the covers off"}
    </OneButton>
  );
}

function Judges({
  panel,
  pictureOf,
}: {
  panel: PanelPage;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  return (
    <div className="rounded-well bg-dough px-5 py-4">
      <p className="mb-3 font-semibold">The panel</p>
      <ul className="flex flex-wrap gap-x-3 gap-y-3 sm:gap-x-5">
        {panel.judges.map((judge) => (
          <li key={judge.name} className="text-center text-small">
            <Face
              name={judge.name}
              src={pictureOf(judge.pictureId)}
              size={44}
              ring={judge.isMe ? "ink" : undefined}
            />
            <span className="mt-1 flex items-center justify-center gap-1 text-ink-2">
              {judge.read > 0 && <Icon name="eye" size={15} />}
              {judge.read} read
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
