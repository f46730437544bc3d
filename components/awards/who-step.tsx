import { FieldError } from "@/components/ui/field";
import type { DeskCycle, NomineeFound } from "@/features/awards/types";
import { WhoPicker } from "./who-picker";

/** Finds whom the story is about: a colleague, or a whole team where an award is for teams. */
export function WhoStep({
  cycles,
  me,
  error,
  onPick,
  onType,
}: {
  cycles: readonly DeskCycle[];
  me: string;
  error?: string;
  onPick: (found: NomineeFound) => void;
  onType: (words: string) => void;
}) {
  const takes = (kind: "people" | "teams") =>
    cycles.some(({ rules }) => rules.forWhom === kind || rules.forWhom === "both");
  const only = takes("people") === takes("teams") ? undefined : takes("people") ? "people" : "teams";
  const labels = { people: "A colleague", teams: "A whole team" };
  return (
    <>
      <WhoPicker
        label={only ? labels[only] : "A colleague or a whole team"}
        name="nominee"
        placeholder="Type a name"
        only={only}
        exclude={[me]}
        onPick={onPick}
        onType={onType}
      />
      {error && <FieldError name="nominee">{error}</FieldError>}
    </>
  );
}
