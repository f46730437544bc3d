import { Button } from "@/components/ui/button";
import { NumberRow } from "@/components/ui/field";
import { Ticket } from "@/components/ui/ticket";
import type { ServiceTicket } from "@/features/services/types";

/** One service to rate, on somebody's rail: it starts right here and goes on where the score is asked. */
export function serviceTicket({ slug, name, roundName }: ServiceTicket) {
  return (
    <Ticket key="service" head={roundName} time="0:10" title={`How was ${name}?`}>
      <p className="text-small text-ink-2">If you used it this quarter. Your name goes with a rating.</p>
      <form action={`/services/${slug}/rate`} className="mt-3 grid gap-3">
        <NumberRow name="passedOn" from={0} to={3} lastLabel="3+" legend="How often were you passed on?" />
        <Button type="submit" variant="secondary">
          Rate it
        </Button>
      </form>
    </Ticket>
  );
}
