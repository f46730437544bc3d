import { day } from "@/components/ui/dates";
import { Face } from "@/components/ui/face";
import { Ticket, TicketRail } from "@/components/ui/ticket";
import { stageWords } from "@/features/followups/rules";
import type { FollowUp } from "@/features/followups/types";
import { MoveForm } from "./move-form";
import { startSmall } from "./you-said";

type Props = {
  followUps: readonly FollowUp[];
  pictureOf: (pictureId: string | null) => string | null;
  /** Whether the one who looks may move all of them. */
  mayMove: boolean;
  /** Who looks: owners move their own. */
  me: string | null;
};

/** What was promised to a unit, as tickets on its rail. */
export function FollowUpRail({ followUps, pictureOf, mayMove, me }: Props) {
  return (
    <TicketRail label="Follow-ups">
      {followUps.map((followUp) => {
        const { id, number, stage, weDo, youSaid, owner, dueOn, knowWhen, outcome, servedAt } = followUp;
        const isServed = stage === "served";
        return (
          <Ticket key={id} as="h3" head={`Follow-up ${number}`} corner={stageWords(stage)} title={weDo}>
            <p className="text-small text-ink-2 break-words">You said: “{youSaid}”</p>
            <p className="mt-3 flex items-center gap-2.5 text-small">
              <Face name={owner.name} src={pictureOf(owner.pictureId)} size={32} alt="" />
              <span>
                {owner.name}, {isServed ? "done" : "until"} {day(servedAt ?? new Date(dueOn))}
              </span>
            </p>
            <p className="mt-3 rounded-button bg-tray px-3 py-2.5 text-small break-words">
              {isServed && outcome ? (
                <>
                  <b>What came of it:</b> {outcome}
                </>
              ) : (
                <>
                  <b>We will know when</b> {startSmall(knowWhen)}
                </>
              )}
            </p>
            {!isServed && (mayMove || owner.id === me) && (
              <MoveForm key={stage} followUpId={id} stage={stage} />
            )}
          </Ticket>
        );
      })}
    </TicketRail>
  );
}
