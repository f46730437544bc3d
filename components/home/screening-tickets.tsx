import { LinkButton } from "@/components/ui/button";
import { Ticket } from "@/components/ui/ticket";
import { momentIn } from "@/features/awards/rules/days";
import { monthWords } from "@/features/awards/rules/months";
import type { ReturnedTicket, ScreeningTicket } from "@/features/awards/types/programme";

/** For the people team: cases that wait to be read before they go on. */
export function screeningTicket(ticket: ScreeningTicket) {
  const { cycleId, awardSlug, awardName, month, screenBy, timeZone, waiting } = ticket;
  return (
    <Ticket
      key={`screening-${cycleId}`}
      head="Awards"
      time={`${waiting}:00`}
      title={waiting === 1 ? "One case to read" : `${waiting} cases to read`}
    >
      <p>
        For the {awardName} of {monthWords(month)}. Does each say what happened, and may everybody read it?
      </p>
      <div className="mt-4">
        <LinkButton href={`/admin/awards/${awardSlug}/screening`} variant="secondary">
          Read {waiting === 1 ? "it" : "them"}
        </LinkButton>
      </div>
      <p className="mt-4 border-t border-dashed border-line-strong pt-3 text-small text-ink-2">
        Until {momentIn(screenBy, timeZone)}. What is unread then goes on.
      </p>
    </Ticket>
  );
}

/** For the maker of a case that came back with a note, while it can be mended. */
export function returnedTicket(ticket: ReturnedTicket) {
  const { nominationId, awardName, nomineeName, note, nominationsCloseAt, timeZone } = ticket;
  return (
    <Ticket
      key={`returned-${nominationId}`}
      head={awardName}
      time="1:00"
      title={`Your story about ${nomineeName} came back`}
    >
      <p className="line-clamp-4">“{note}”</p>
      <div className="mt-4">
        <LinkButton href={`/wall/nominations/${nominationId}`} variant="secondary">
          Mend it
        </LinkButton>
      </div>
      <p className="mt-4 border-t border-dashed border-line-strong pt-3 text-small text-ink-2">
        Until {momentIn(nominationsCloseAt, timeZone)}
      </p>
    </Ticket>
  );
}
