import { TextLink } from "@/components/ui/button";
import { FieldError, RadioCard } from "@/components/ui/field";
import type { DeskCycle, Nominee } from "@/features/awards/types";
import { AwardSign } from "./award-sign";

/** The awards that are open as cards to choose from; below them those that are not for this nominee, and why. */
export function AwardStep({
  cycles,
  chosen,
  nominee,
  error,
  onChoose,
}: {
  cycles: readonly DeskCycle[];
  chosen: string | undefined;
  nominee: Nominee | null;
  error?: string;
  onChoose: (cycleId: string) => void;
}) {
  const open = cycles.filter(({ whyNot }) => !whyNot);
  const others = cycles.filter(({ whyNot }) => whyNot);
  const picked = open.find(({ id }) => id === chosen);
  return (
    <fieldset>
      <legend className="sr-only">Which award fits?</legend>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {open.map((cycle) => (
          <RadioCard
            key={cycle.id}
            name="cycleId"
            value={cycle.id}
            title={cycle.awardName}
            checked={cycle.id === chosen}
            onChange={() => onChoose(cycle.id)}
            picture={<AwardSign sign={cycle.sign} size={46} />}
          >
            {cycle.description}
          </RadioCard>
        ))}
      </div>
      {picked && (
        <p className="mt-3 text-small">
          <TextLink
            href={`/wall/awards/${picked.awardSlug}`}
          >{`How the ${picked.awardName} is given`}</TextLink>
        </p>
      )}
      {others.length > 0 && (
        <div className="mt-3 text-small text-ink-2">
          <p>{nominee ? `Not open for ${nominee.shortName}:` : "Not open to you:"}</p>
          <ul className="mt-1 grid gap-1">
            {others.map(({ id, awardName, whyNot }) => (
              <li key={id}>
                <b className="text-ink">{awardName}.</b> {whyNot}
              </li>
            ))}
          </ul>
        </div>
      )}
      {error && <FieldError name="cycleId">{error}</FieldError>}
    </fieldset>
  );
}
