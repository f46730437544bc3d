import { LinkButton, TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { closeNominations, endCycle, leavePanel } from "@/features/awards/actions";
import { dayIn, momentIn } from "@/features/awards/rules/days";
import { monthWords } from "@/features/awards/rules/months";
import type { CycleState } from "@/features/awards/types";
import type { ProgrammeDesk } from "@/features/awards/types/programme";
import { OpenCycleForm, PanelForm } from "./award-forms";
import { OneButton } from "./one-button";

/** The turns of an award as the people team sees them, and the next one to open by hand. */
export function TurnsCard({
  award,
  nextMonth,
  closes,
}: {
  award: ProgrammeDesk;
  nextMonth: string;
  closes: string;
}) {
  const { cycles, slug, name, hasEnded, timeZone, next } = award;
  const isOpen = cycles.some(({ state }) => state === "open");
  return (
    <Card as="div">
      <section aria-label={`Turns of ${name}`}>
        <CardTitle>Turns</CardTitle>
        {next && (
          <p className="mb-3 text-ink-2">The next one opens by itself on {dayIn(next.opensAt, timeZone)}.</p>
        )}
        {cycles.length === 0 && <p className="mb-3 text-ink-2">None was opened yet.</p>}
        <ul className="mb-5">
          {cycles.map((cycle) => (
            <Turn key={cycle.id} cycle={cycle} award={award} />
          ))}
        </ul>
        {!isOpen && !hasEnded && (
          <OpenCycleForm awardSlug={slug} month={nextMonth} closes={closes} timeZone={timeZone} />
        )}
      </section>
    </Card>
  );
}

const STATES: Record<Exclude<CycleState, "open">, string> = {
  screening: "being read by the people team",
  judging: "being decided",
  decided: "decided",
  announced: "announced",
  closed: "ended without a winner",
};

function Turn({ cycle, award }: { cycle: ProgrammeDesk["cycles"][number]; award: ProgrammeDesk }) {
  const { id, month, state, stories, nominationsCloseAt, announceAt } = cycle;
  const told = stories === 1 ? "1 story" : `${stories} stories`;
  const runs = state === "screening" || state === "judging" || state === "decided";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5 first:border-0">
      <p className="min-w-0 flex-1 basis-52">
        <b className="block">{monthWords(month)}</b>
        <span className="text-small text-ink-2">
          {told},{" "}
          {state === "open" ? `open until ${momentIn(nominationsCloseAt, award.timeZone)}` : STATES[state]}
          {runs && `, announced ${momentIn(announceAt, award.timeZone)}`}
        </span>
      </p>
      {(state === "open" || state === "screening") && cycle.isScreened && (
        <LinkButton href={`/admin/awards/${award.slug}/screening`} variant="secondary" size="sm">
          Read the cases
        </LinkButton>
      )}
      {state === "open" && (
        <OneButton action={closeNominations} fields={{ cycleId: id }} size="sm">
          Close nominations
        </OneButton>
      )}
      {(state === "judging" || state === "decided") && award.rules.decidedBy === "panel" && (
        <LinkButton href={`/wall/panel/${id}`} variant="secondary" size="sm">
          See the panel
        </LinkButton>
      )}
      {state === "judging" && (
        <OneButton action={endCycle} fields={{ cycleId: id }} size="sm">
          End without a winner
        </OneButton>
      )}
    </li>
  );
}

/** Who judges an award: seats to give and to take back. */
export function PanelCard({
  award,
  pictureOf,
}: {
  award: ProgrammeDesk;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const { panel, name, id, rules } = award;
  return (
    <Card as="div">
      <section aria-label={`Panel of ${name}`}>
        <CardTitle>Panel</CardTitle>
        {rules.decidedBy === "peers" && (
          <p className="mb-3 text-ink-2">Colleagues vote on this award, so a panel has nothing to decide.</p>
        )}
        {rules.decidedBy === "panel" && panel.length === 0 && (
          <p className="mb-3 text-ink-2">
            Nobody judges yet. Three to seven people from different departments do it well.
          </p>
        )}
        <ul className="mb-5">
          {panel.map(({ personId, name: judge, pictureId }) => (
            <li key={personId} className="flex items-center gap-3 border-t border-line py-2 first:border-0">
              <Face name={judge} src={pictureOf(pictureId)} size={36} alt="" />
              <TextLink href={`/people/${personId}`} className="border-transparent">
                {judge}
              </TextLink>
              <span className="ml-auto">
                <OneButton action={leavePanel} fields={{ awardId: id, personId }} size="sm">
                  Remove
                </OneButton>
              </span>
            </li>
          ))}
        </ul>
        <PanelForm awardId={id} exclude={panel.map(({ personId }) => personId)} />
      </section>
    </Card>
  );
}
