import { LinkButton } from "@/components/ui/button";
import { Ticket } from "@/components/ui/ticket";
import { dayWords, inWords } from "@/features/teams/rules";
import type { Waiver } from "@/features/teams/types";

/** A waiver that ends soon, for the lead of its table and for whoever approved it. */
export function waiverTicket({ unitId, teamName, seats, people, endsAt }: Waiver) {
  const lastDay = dayWords(new Date(endsAt.getTime() - 1), endsAt);
  return (
    <Ticket
      key={`waiver-${unitId}`}
      head="A waiver ends"
      time="2:00"
      title={`${teamName} may seat ${inWords(seats)} until ${lastDay}`}
    >
      <p>
        {people === 1 ? "One person sits" : `${people} people sit`} there now. After that everybody stays, and
        nobody joins them until the table fits two pizzas.
      </p>
      <div className="mt-4">
        <LinkButton href={`/teams/${unitId}`} variant="secondary">
          Look at the table
        </LinkButton>
      </div>
    </Ticket>
  );
}
