import { Card, CardTitle } from "@/components/ui/card";
import { liftCovers } from "@/features/awards/actions";
import { momentIn } from "@/features/awards/rules/days";
import type { PanelPage } from "@/features/awards/types/panel";
import { OneButton } from "./one-button";
import { PanelCard } from "./panel-card";

/** What a panel member sees when nothing is left to score, and the people team at any time: how far it is, and what next. */
export function FirstPassDone({
  panel,
  pictureOf,
}: {
  panel: PanelPage;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const { cycleId, mayLift, decideBy, timeZone, isMember, judges } = panel;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_428px] lg:gap-9">
      <Card>
        <CardTitle>{isMember ? "Nothing left to score" : "How far the panel is"}</CardTitle>
        {mayLift ? (
          <>
            <p className="mb-5 max-w-prose">
              {mayLift === "all"
                ? "Everybody is done. When the covers come off, scores stand as they are and names show."
                : `The day to decide by has come. The covers can come off with those who are done; scores of the others, ${notDone(panel)}, will not count.`}
            </p>
            <OneButton action={liftCovers} fields={{ cycleId }} variant="primary" size="lg">
              Take the covers off
            </OneButton>
          </>
        ) : (
          <p className="max-w-prose">
            The covers come off when everybody on the panel has scored or sat out every story.
            {judges.length > 0 &&
              ` After ${momentIn(decideBy, timeZone)} they can come off with those who are done.`}
            {isMember && " Until then you may change what you gave."}
          </p>
        )}
      </Card>
      <Card>
        <PanelCard panel={panel} pictureOf={pictureOf} />
      </Card>
    </div>
  );
}

function notDone({ judges, storyCount }: PanelPage): string {
  const names = judges.filter(({ done }) => done < storyCount).map(({ name }) => name);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "none");
}
