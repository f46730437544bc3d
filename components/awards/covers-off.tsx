import { counted } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { WallPanel } from "@/components/ui/frame";
import { PageHeader } from "@/components/ui/page-header";
import { wallTimeOf } from "@/features/awards/rules/calendar";
import { monthName, monthWords } from "@/features/awards/rules/months";
import type { Reveal } from "@/features/awards/types/panel";
import { PanelResult } from "./panel-result";
import { PickForm } from "./pick-form";
import { PutUpGraph } from "./put-up-graph";
import { PutUpTable } from "./put-up-table";
import { RevealedCaseCard } from "./revealed-case";
import { tallestOf } from "./score-dots";
import { WasItFair } from "./was-it-fair";

type PictureOf = (pictureId: string | null, width: 96 | 256) => string | null;

/** The second pass: names and scores, who put up whom, whether it was fair, and the result. */
export function CoversOff({ reveal, pictureOf }: { reveal: Reveal; pictureOf: PictureOf }) {
  const { cases, graph, outOf, picked } = reveal;
  const tallest = Math.max(
    0,
    ...cases.flatMap(({ score }) => score?.perCriterion.map(({ scores }) => tallestOf(scores)) ?? []),
  );
  const small = (pictureId: string | null) => pictureOf(pictureId, 96);
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/wall", label: "Wall of Fame" },
          { label: `Award panel, ${reveal.awardName}, ${monthWords(reveal.month)}` },
        ]}
        title="The covers are off"
        lead={leadWords(reveal)}
        aside={<Key />}
      />
      <ul className="grid gap-5 md:grid-cols-2 xl:grid-cols-3">
        {cases.map((about) => (
          <li key={about.nominationId}>
            <RevealedCaseCard
              about={about}
              outOf={outOf}
              tallest={tallest}
              isFirst={picked ? about.nominee.id === picked.nominee.id : about.place === 1}
              pictureOf={pictureOf}
            />
          </li>
        ))}
      </ul>
      {graph.lines.length > 0 && (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
          <Card>
            <CardTitle className="mb-1">Who put up whom</CardTitle>
            <p className="mb-5 text-small text-ink-2">
              This turn. Gold marks two who spoke for each other within a year.
            </p>
            <PutUpGraph graph={graph} pictureOf={small} />
            <PutUpTable graph={graph} />
          </Card>
          <WasItFair reveal={reveal} pictureOf={small} />
        </div>
      )}
      <WallPanel className="mt-6 rounded-panel px-6 py-7 sm:px-9">
        {reveal.state === "judging" ? <SetIt reveal={reveal} /> : <PanelResult reveal={reveal} />}
      </WallPanel>
    </div>
  );
}

function leadWords({ judges, takenBack }: Reveal): string {
  const who =
    judges.done === judges.all
      ? `All ${counted(judges.all).toLowerCase()} are done.`
      : `${counted(judges.done)} of ${judges.all} were done when they came off; only their scores count.`;
  const back = takenBack === 1 ? "One story was taken back. " : `${takenBack} stories were taken back. `;
  return `${who} ${takenBack > 0 ? back : ""}First-pass scores are locked: you may talk, but not rewrite.`;
}

function Key() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-2">
      <span className="flex items-center gap-2">
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <circle cx="5" cy="5" r="4.6" className="fill-ink" />
        </svg>
        one judge
      </span>
      <span className="flex items-center gap-2">
        <svg width="11" height="10" viewBox="0 0 11 10" aria-hidden="true">
          <path d="M5.5 0 11 10H0z" className="fill-crust-deep" />
        </svg>
        the middle score, added up
      </span>
    </p>
  );
}

function SetIt({ reveal }: { reveal: Reveal }) {
  const { cases, free, cycleId, month, outOf, announceAt, timeZone, surprise, isMember } = reveal;
  const choices = cases.filter(({ nominationId, whyOut }) => !whyOut && free.includes(nominationId));
  return (
    <>
      <h2 className="mb-5 font-sign text-section text-wall-title">Who gets {monthName(month)}?</h2>
      {choices.length > 0 ? (
        <div className="rounded-card bg-paper p-5 text-ink sm:p-7">
          <PickForm
            cycleId={cycleId}
            choices={choices.map(({ nominationId, number, nominee, score, place }) => ({
              nominationId,
              number,
              name: nominee.name,
              isFirst: place === 1,
              words: score ? `${score.total} of ${outOf}` : "not scored",
            }))}
            announceAt={wallTimeOf(announceAt, timeZone)}
            zone={timeZone}
            surprise={surprise}
          />
        </div>
      ) : (
        <p>
          {isMember
            ? "You sit these cases out. The others on the panel set the result."
            : "The panel sets the result here."}
        </p>
      )}
    </>
  );
}
