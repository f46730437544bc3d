import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { LidPreview } from "@/features/surveys/types";

const AT_FIRST = 6;

/** Only the panel of the chosen number shows; the form around it carries `group/lids`, so no script is needed. */
export const SHOWN_AT: Record<number, string> = {
  4: "hidden group-has-[input[name=k][value='4']:checked]/lids:block",
  5: "hidden group-has-[input[name=k][value='5']:checked]/lids:block",
  6: "hidden group-has-[input[name=k][value='6']:checked]/lids:block",
  8: "hidden group-has-[input[name=k][value='8']:checked]/lids:block",
};

/** For each number of answers that may open a lid: how many teams get one, and which answer with the unit above. */
export function LidPreviews({ lids }: { lids: readonly LidPreview[] }) {
  return lids.map((lid) => (
    <Card key={lid.k} tone="dough" className={SHOWN_AT[lid.k]}>
      <p className="font-semibold">{summary(lid)}</p>
      {lid.merging.length > 0 && (
        <>
          <Merging rows={lid.merging.slice(0, AT_FIRST)} />
          {lid.merging.length > AT_FIRST && (
            <details>
              <summary className="inline-block py-2 text-small font-semibold underline decoration-2 underline-offset-4">
                See the other {lid.merging.length - AT_FIRST}
              </summary>
              <Merging rows={lid.merging.slice(AT_FIRST)} />
            </details>
          )}
          <p className="mt-3 border-t border-band-core/50 pt-3 text-small">
            <b>Why:</b> fewer than {lid.k} answers are too easy to guess.
          </p>
        </>
      )}
    </Card>
  ));
}

function Merging({ rows }: { rows: LidPreview["merging"] }) {
  return (
    <ul className="mt-2 grid gap-x-9 sm:grid-cols-2">
      {rows.map(({ id, name, besidesLead, into }) => (
        <li
          key={id}
          className="grid grid-cols-[1fr_auto_1fr] items-center gap-4 border-b border-band-core/50 py-2.5 text-[15px] last:border-0"
        >
          <span>
            <b className="block leading-snug">{name}</b>
            <span className="text-small text-ink-2">{besidesLead} besides the lead</span>
          </span>
          <Icon name="arrow" size={18} />
          <span className="leading-snug font-semibold">{into}</span>
        </li>
      ))}
    </ul>
  );
}

function summary({ ownLid, merging }: LidPreview): string {
  const own = `${ownLid} ${ownLid === 1 ? "team gets" : "teams get"} a lid of their own.`;
  if (merging.length === 0) return `${own} None is too small.`;
  return `${own} ${merging.length} ${merging.length === 1 ? "is" : "are"} too small and answer with the unit above:`;
}
