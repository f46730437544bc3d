import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BlindReading } from "@/components/awards/blind-reading";
import { PickForm } from "@/components/awards/pick-form";
import { RevealedCaseCard } from "@/components/awards/revealed-case";
import { StoryRail } from "@/components/awards/story-rail";
import { LinkButton } from "@/components/ui/button";
import { Jacket, WallPanel } from "@/components/ui/frame";
import { NoticePlate } from "@/components/ui/notice-plate";
import { HoodHeader, PageHeader } from "@/components/ui/page-header";
import { getPanel, getReveal } from "@/features/awards/queries/panel";
import { monthName, monthWords } from "@/features/awards/rules/months";
import type { PanelPage, Reveal } from "@/features/awards/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Award panel" };

type Props = { params: Promise<{ cycleId: string }>; searchParams: Promise<{ story?: string }> };

/** The award's panel: read with the names covered, then with the covers off, then pick. */
export default async function PanelRoute({ params, searchParams }: Props) {
  const [{ cycleId }, { story }] = [await params, await searchParams];
  const actor = await getActor();
  const panel = await readPage(() => getPanel(actor, cycleId));
  const isDecided = panel.state === "announced";
  const isBlind = panel.state === "judging" && !(story === "0" && panel.mayLift);
  if (isDecided || (panel.state === "judging" && !isBlind)) {
    const reveal = await readPage(() => getReveal(actor, cycleId));
    return <CoversOff panel={panel} reveal={reveal} />;
  }
  const chosen = panel.stories.find(({ number }) => number === Number(story));
  const current = chosen ?? panel.stories.find(({ isRead }) => !isRead);
  if (isBlind && !current && panel.mayLift) redirect(`/wall/panel/${cycleId}?story=0`);
  if (!isBlind || !current) return <NothingToRead panel={panel} />;
  return (
    <>
      <HoodHeader
        crumbs={[{ label: `Award panel, ${monthWords(panel.month)}, first pass` }]}
        title="Read them with the names covered"
        aside={<WhichAward panel={panel} />}
        short
      >
        <StoryRail
          cycleId={cycleId}
          stories={panel.stories}
          current={current.number}
          mayLift={panel.mayLift}
        />
      </HoodHeader>
      <div className="shell mt-8">
        <BlindReading panel={panel} story={current} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
      </div>
    </>
  );
}

function WhichAward({ panel }: { panel: PanelPage }) {
  const count = panel.stories.length;
  return (
    <div className="flex items-center gap-4">
      {panel.isJacket && <Jacket size={58} />}
      <p className="text-lead">
        {panel.awardName}
        <br />
        {count === 1 ? "1 story" : `${count} stories`}
      </p>
    </div>
  );
}

function NothingToRead({ panel }: { panel: PanelPage }) {
  const isOpen = panel.state === "open";
  return (
    <div className="shell py-20">
      <NoticePlate
        title={isOpen ? "The stories are still coming in" : "Nothing left to read"}
        as="h1"
        action={<LinkButton href="/wall">See the wall</LinkButton>}
      >
        {isOpen
          ? `Nominations for ${monthName(panel.month)} are open. The panel reads after they close.`
          : `The ${panel.awardName} of ${monthWords(panel.month)} has no story that you could judge.`}
      </NoticePlate>
    </div>
  );
}

function CoversOff({ panel, reveal }: { panel: PanelPage; reveal: Reveal }) {
  const free = reveal.cases.filter(({ whyNotJudge }) => !whyNotJudge);
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/wall", label: "Wall of Fame" },
          { label: `Award panel, ${monthWords(panel.month)}` },
        ]}
        title="The covers are off"
        lead={`${panel.awardName}: every story with its names.`}
      />
      <ul className="grid gap-5 md:grid-cols-2 xl:grid-cols-3">
        {reveal.cases.map((about) => (
          <li key={about.nominationId}>
            <RevealedCaseCard about={about} pictureOf={pictureUrl} />
          </li>
        ))}
      </ul>
      <WallPanel className="mt-6 rounded-panel px-6 py-7 sm:px-9">
        {panel.state === "announced" ? (
          <Decided panel={panel} picked={reveal.picked} />
        ) : (
          <>
            <h2 className="mb-5 font-sign text-section text-wall-title">
              Who gets {monthName(panel.month)}?
            </h2>
            {free.length > 0 ? (
              <div className="rounded-card bg-paper p-5 text-ink sm:p-7">
                <PickForm
                  cycleId={panel.cycleId}
                  choices={free.map(({ nominationId, number, nominee }) => ({
                    nominationId,
                    number,
                    name: nominee.name,
                  }))}
                />
              </div>
            ) : (
              <p>You sit every case of this cycle out. The others on the panel pick.</p>
            )}
          </>
        )}
      </WallPanel>
    </div>
  );
}

function Decided({ panel, picked }: { panel: PanelPage; picked: Reveal["picked"] }) {
  if (!picked) return <p>{monthName(panel.month)} is decided.</p>;
  const { nominee, consent, byName, citation, winId } = picked;
  const words = {
    asked: `${nominee.shortName} was asked and has not answered yet. Until then an empty frame hangs, and nobody outside this page knows.`,
    given: `${nominee.shortName} said yes. The frame hangs.`,
    declined: `${nominee.shortName} would rather not hang on the wall. The name is shown nowhere but here.`,
  }[consent];
  return (
    <>
      <h2 className="mb-2 font-sign text-section text-wall-title">{nominee.name}</h2>
      <p className="max-w-2xl">“{citation}”</p>
      <p className="mt-3 mb-5 text-small">
        Picked by {byName}. {words}
      </p>
      <div className="flex flex-wrap gap-3">
        {consent === "given" && (
          <LinkButton href={`/wall/${winId}`} variant="butter">
            Read the story
          </LinkButton>
        )}
        <LinkButton href="/wall" variant="quiet">
          See the wall
        </LinkButton>
      </div>
    </>
  );
}
