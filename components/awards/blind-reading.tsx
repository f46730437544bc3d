import { Card, CardTitle } from "@/components/ui/card";
import { markKnown, sitOut } from "@/features/awards/actions";
import type { CoveredStory, PanelPage } from "@/features/awards/types/panel";
import { CoveredWords } from "./covered-words";
import { OneButton } from "./one-button";
import { PanelCard } from "./panel-card";
import { ScoreSheet } from "./score-sheet";
import { ShownName } from "./shown-name";

/** One story as the panel reads it first: without names, beside its scores. */
export function BlindReading({
  panel,
  story,
  pictureOf,
}: {
  panel: PanelPage;
  story: CoveredStory;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const left = panel.stories.filter((one) => one !== story && isLeft(one));
  const next = left.find(({ number }) => number > story.number) ?? left[0];
  const isOut = story.progress === "sat_out" || story.progress === "tied";
  return (
    <div className="grid items-start gap-x-9 gap-y-5 lg:grid-cols-[1fr_428px] lg:grid-rows-[auto_1fr]">
      {isOut ? <SatOut story={story} /> : <Story story={story} />}
      <Card className="grid gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        {!isOut && (
          <div>
            <CardTitle>Against the criteria</CardTitle>
            <ScoreSheet
              key={story.nominationId}
              readerId={panel.readerId}
              nominationId={story.nominationId}
              criteria={panel.criteria}
              scores={story.scores}
              next={next?.number ?? 0}
            />
          </div>
        )}
        <PanelCard panel={panel} pictureOf={pictureOf} />
      </Card>
      {!isOut && <Declarations story={story} />}
    </div>
  );
}

function isLeft({ progress }: CoveredStory): boolean {
  return progress === "to_read" || progress === "begun";
}

function Story({ story }: { story: CoveredStory }) {
  return (
    <Card>
      <CardTitle aside="Put together from all who wrote" className="mb-5">
        Story {story.number}
      </CardTitle>
      <div className="grid gap-4 text-[18px] leading-[1.75]">
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
          <b className="text-ink">Covered:</b> names, pictures, units, years here, who nominated and how many.
        </p>
        <ShownName key={story.nominationId} nominationId={story.nominationId} />
      </div>
    </Card>
  );
}

function Declarations({ story: { nominationId, knows } }: { story: CoveredStory }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Card tone="tray" as="div" className="py-5!">
        <h3 className="mb-1 font-semibold">I think I know who this is</h3>
        <p className="mb-3 text-small text-ink-2">
          {knows
            ? "Marked. Your score counts, and the others see a mark beside it."
            : "That happens. Say so: your score still counts, and the others see a mark beside it."}
        </p>
        <OneButton action={markKnown} fields={{ nominationId, yes: String(!knows) }}>
          {knows ? "Take the mark off" : "Mark it"}
        </OneButton>
      </Card>
      <Card tone="tray" as="div" className="py-5!">
        <h3 className="mb-1 font-semibold">I should not judge this one</h3>
        <p className="mb-3 text-small text-ink-2">
          A friend, family, an old quarrel. We only say that you sat it out, never why.
        </p>
        <OneButton action={sitOut} fields={{ nominationId, yes: "true" }}>
          Sit it out
        </OneButton>
      </Card>
    </div>
  );
}

function SatOut({ story: { nominationId, number, progress } }: { story: CoveredStory }) {
  return (
    <Card>
      <CardTitle>Story {number}</CardTitle>
      {progress === "tied" ? (
        <p className="max-w-prose">
          You sit this one out. Something ties you to it: the table you share, a line of reporting, or your
          voice for the same person within a year. Nothing is left to do here.
        </p>
      ) : (
        <>
          <p className="mb-4 max-w-prose">
            You sit this one out. The others see that you did, and nobody learns why.
          </p>
          <OneButton action={sitOut} fields={{ nominationId, yes: "false" }}>
            Judge it after all
          </OneButton>
        </>
      )}
    </Card>
  );
}
