import { LinkButton } from "@/components/ui/button";
import { Ticket } from "@/components/ui/ticket";
import { excerpt } from "@/features/awards/rules/story";
import type { NominationTickets } from "@/features/awards/types";

const SHOWN = 120;

/** A story that somebody kept for later, with the way back to it. */
export function draftTicket({ about, story }: NonNullable<NominationTickets["draft"]>) {
  const words = story.trim();
  return (
    <Ticket
      key="draft"
      head="Yours, unsent"
      time="1:00"
      title={about ? `Your story about ${about} waits` : "A story of yours waits"}
    >
      {words && <p className="mt-1 line-clamp-4 wrap-anywhere">“{excerpt(words, SHOWN)}”</p>}
      <div className="mt-4">
        <LinkButton href="/wall/nominate" variant="secondary">
          Go on
        </LinkButton>
      </div>
    </Ticket>
  );
}
