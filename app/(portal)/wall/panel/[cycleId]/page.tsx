import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AwardSign } from "@/components/awards/award-sign";
import { BlindReading } from "@/components/awards/blind-reading";
import { CoversOff } from "@/components/awards/covers-off";
import { FirstPassDone } from "@/components/awards/first-pass-done";
import { StoryRail } from "@/components/awards/story-rail";
import { LinkButton, TextLink } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";
import { HoodHeader } from "@/components/ui/page-header";
import { getPanel } from "@/features/awards/queries/panel";
import { getReveal } from "@/features/awards/queries/reveal";
import { dayIn } from "@/features/awards/rules/days";
import { monthName, monthWords } from "@/features/awards/rules/months";
import type { PanelPage } from "@/features/awards/types/panel";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Award panel" };

type Props = { params: Promise<{ cycleId: string }>; searchParams: Promise<{ story?: string }> };

/** The award's panel: score with the names covered, then with the covers off look, talk and set. */
export default async function PanelRoute({ params, searchParams }: Props) {
  const [{ cycleId }, { story }] = [await params, await searchParams];
  const actor = await getActor();
  const panel = await readPage(() => getPanel(actor, cycleId));
  if (panel.coversOff) {
    return <CoversOff reveal={await readPage(() => getReveal(actor, cycleId))} pictureOf={pictureUrl} />;
  }
  const isEmpty = panel.storyCount === 0 || panel.state !== "judging";
  if (isEmpty) return <NothingToRead panel={panel} />;
  const chosen = panel.stories.find(({ number }) => number === Number(story));
  const current =
    chosen ?? panel.stories.find(({ progress }) => progress === "to_read" || progress === "begun");
  if (story === undefined && !current && panel.isMember) redirect(`/wall/panel/${cycleId}?story=0`);
  const shown = story === "0" ? undefined : current;
  return (
    <>
      <HoodHeader
        crumbs={[{ label: `Award panel, ${monthWords(panel.month)}, first pass` }]}
        title="Read them with the names covered"
        aside={<WhichAward panel={panel} />}
        short
      >
        {panel.isMember && (
          <StoryRail cycleId={cycleId} stories={panel.stories} current={shown?.number ?? 0} />
        )}
      </HoodHeader>
      <div className="shell mt-1 sm:mt-2">
        {shown ? (
          <BlindReading panel={panel} story={shown} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
        ) : (
          <FirstPassDone panel={panel} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
        )}
      </div>
    </>
  );
}

function WhichAward({ panel }: { panel: PanelPage }) {
  const count = panel.storyCount;
  return (
    <div className="flex items-center gap-4">
      <span className={panel.isJacket ? undefined : "rounded-full bg-paper p-2"}>
        <AwardSign sign={panel.sign} size={panel.isJacket ? 64 : 44} />
      </span>
      <p>
        <TextLink href={`/wall/awards/${panel.awardSlug}`}>{panel.awardName}</TextLink>
        <br />
        {count === 1 ? "1 story" : `${count} stories`}
        <br />
        until {dayIn(panel.decideBy, panel.timeZone)}
      </p>
    </div>
  );
}

function NothingToRead({ panel }: { panel: PanelPage }) {
  const isOpen = panel.state === "open" || panel.state === "screening";
  return (
    <div className="shell py-20">
      <NoticePlate
        title={isOpen ? "The stories are still coming in" : "Nothing left to read"}
        as="h1"
        action={<LinkButton href="/wall">See the wall</LinkButton>}
      >
        {isOpen
          ? `Nominations for ${monthName(panel.month)} are open or being read. The panel reads after they close.`
          : `The ${panel.awardName} of ${monthWords(panel.month)} has no story that you could judge.`}
      </NoticePlate>
    </div>
  );
}
