import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { Pill } from "@/components/ui/pill";
import { closeNominations, endCycle, leavePanel } from "@/features/awards/actions";
import { dayWords, monthWords } from "@/features/awards/rules/months";
import type { AwardDesk, CycleState } from "@/features/awards/types";
import { OpenCycleForm, PanelForm } from "./award-forms";
import { OneButton } from "./one-button";

type Props = {
  award: AwardDesk;
  nextMonth: string;
  closes: string;
  pictureOf: (pictureId: string | null) => string | null;
};

/** One award as the people team runs it: its months and its panel. */
export function AwardCard({ award, nextMonth, closes, pictureOf }: Props) {
  const isOpen = award.cycles.some(({ state }) => state === "open");
  return (
    <Card>
      <CardTitle aside={award.isJacket ? <Pill tone="butter">The top award</Pill> : undefined}>
        {award.name}
      </CardTitle>
      <p className="mb-5 text-ink-2">{award.description}</p>
      <div className="grid gap-8 lg:grid-cols-2">
        <section aria-label={`Months of ${award.name}`}>
          <h3 className="mb-1 font-semibold">Months</h3>
          {award.cycles.length === 0 && <p className="text-ink-2">Not opened yet.</p>}
          <ul className="mb-5">
            {award.cycles.map((cycle) => (
              <Month key={cycle.id} cycle={cycle} />
            ))}
          </ul>
          {!isOpen && <OpenCycleForm awardSlug={award.slug} month={nextMonth} closes={closes} />}
        </section>
        <section aria-label={`Panel of ${award.name}`}>
          <h3 className="mb-1 font-semibold">Panel</h3>
          {award.panel.length === 0 && (
            <p className="text-ink-2">
              Nobody judges yet. Three to seven people from different departments do it well.
            </p>
          )}
          <ul className="mb-5">
            {award.panel.map(({ personId, name, pictureId }) => (
              <li key={personId} className="flex items-center gap-3 border-t border-line py-2 first:border-0">
                <Face name={name} src={pictureOf(pictureId)} size={36} alt="" />
                <TextLink href={`/people/${personId}`} className="border-transparent">
                  {name}
                </TextLink>
                <span className="ml-auto">
                  <OneButton action={leavePanel} fields={{ awardId: award.id, personId }} size="sm">
                    Remove
                  </OneButton>
                </span>
              </li>
            ))}
          </ul>
          <PanelForm awardId={award.id} exclude={award.panel.map(({ personId }) => personId)} />
        </section>
      </div>
    </Card>
  );
}

const STATES: Record<CycleState, string> = {
  open: "open",
  screening: "being screened",
  judging: "the panel reads",
  decided: "decided, not announced yet",
  announced: "announced",
  closed: "ended without a winner",
};

function Month({ cycle }: { cycle: AwardDesk["cycles"][number] }) {
  const { id, month, state, stories, nominationsCloseAt } = cycle;
  const told = stories === 1 ? "1 story" : `${stories} stories`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5 first:border-0">
      <p className="min-w-0 flex-1">
        <b className="block">{monthWords(month)}</b>
        <span className="text-small text-ink-2">
          {told}, {state === "open" ? `open until ${dayWords(nominationsCloseAt)}` : STATES[state]}
        </span>
      </p>
      {state === "open" && (
        <OneButton action={closeNominations} fields={{ cycleId: id }} size="sm">
          Close nominations
        </OneButton>
      )}
      {state === "judging" && (
        <OneButton action={endCycle} fields={{ cycleId: id }} size="sm">
          End without a winner
        </OneButton>
      )}
    </li>
  );
}
