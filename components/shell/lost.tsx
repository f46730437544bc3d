import { LinkButton } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";

/** What stands at an address that leads nowhere, and where something is not this person's to see: the same words. */
export function Lost() {
  return (
    <div className="shell max-w-[46rem]! py-20">
      <NoticePlate
        title="Nobody ordered this"
        as="h1"
        action={<LinkButton href="/">Back to the start</LinkButton>}
      >
        There is nothing at this address, or it is not yours to see. A link may be old, or a letter lost on
        the way.
      </NoticePlate>
    </div>
  );
}
