import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { CaseDraft } from "@/features/awards/types";
import type { Found } from "./use-draft";

/** That the form holds what was written before, and a way to begin with an empty one. */
export function DraftNote({ found, onLetGo }: { found: Found; onLetGo: () => void }) {
  if (!found) return null;
  const words = {
    device: "This is what you wrote on this device before. Nothing was sent yet.",
    unsent:
      "You pressed send while there was no connection, so this has not gone out. Look it over and send it.",
    later: "This is what you kept for later. Only you see it.",
  };
  return (
    <div
      role="status"
      className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 rounded-well bg-dough px-5 py-3"
    >
      <p className="flex min-w-0 flex-1 basis-72 gap-2.5">
        <Icon name="clock" size={20} className="mt-0.5 shrink-0" />
        {words[found]}
      </p>
      <Button variant="secondary" onClick={onLetGo}>
        Start afresh
      </Button>
    </div>
  );
}

/** A story about somebody else is still here: it is gone on with or let go before another begins. */
export function OtherDraft({
  other,
  onTake,
  onLetGo,
}: {
  other: CaseDraft;
  onTake: () => void;
  onLetGo: () => void;
}) {
  const name = other.nominee?.shortName;
  return (
    <section className="rounded-panel bg-dough px-5 py-5" aria-labelledby="other-draft">
      <h2 id="other-draft" className="mb-1 font-sign text-ticket">
        You were writing about {name}
      </h2>
      <p className="mb-4">It was not sent yet. One story at a time: finish it, or let it go.</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="quiet" onClick={onTake}>
          Go on about {name}
        </Button>
        <Button variant="secondary" onClick={onLetGo}>
          Let it go
        </Button>
      </div>
    </section>
  );
}
