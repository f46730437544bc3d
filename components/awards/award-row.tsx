import { LinkButton } from "@/components/ui/button";
import { FaceRow } from "@/components/ui/face";
import { moveAward } from "@/features/awards/actions";
import { standingWords } from "@/features/awards/rules/programme-words";
import type { Programme } from "@/features/awards/types/programme";
import { AwardSign } from "./award-sign";
import { OneButton } from "./one-button";

/** One award in the list of those who run them: where it stands, who judges, its place in the order. */
export function AwardRow({
  programme,
  panel,
  waiting,
  mayMove,
}: {
  programme: Programme;
  panel: { name: string; src: string | null }[];
  /** Cases that wait to be read before they go on. */
  waiting: number;
  mayMove: { earlier: boolean; later: boolean };
}) {
  const { slug, name, description, sign, rules } = programme;
  const judges = rules.decidedBy === "peers" ? "Colleagues vote" : panel.length === 0 && "Nobody judges yet";
  return (
    <li className="grid gap-x-6 gap-y-4 rounded-card bg-paper px-5 py-5 shadow-card sm:px-6 lg:grid-cols-[1fr_auto_auto] lg:items-center">
      <div className="flex min-w-0 gap-4">
        <AwardSign sign={sign} size={60} />
        <div className="min-w-0">
          <h2 className="font-sign text-card">{name}</h2>
          <p className="text-ink-2">{description}</p>
          <p className="mt-1.5 text-small font-semibold text-balance">{standingWords(programme)}</p>
        </div>
      </div>
      {judges ? (
        <p className="text-small text-ink-2">{judges}</p>
      ) : (
        <FaceRow people={panel} max={7} size={36} />
      )}
      <div className="flex flex-wrap items-center gap-2.5 lg:w-[21.5rem] lg:justify-end">
        {waiting > 0 && (
          <LinkButton href={`/admin/awards/${slug}/screening`} variant="quiet">
            {waiting === 1 ? "1 case waits" : `${waiting} cases wait`}
          </LinkButton>
        )}
        {mayMove.earlier && <Move slug={slug} name={name} to="earlier" />}
        {mayMove.later ? (
          <Move slug={slug} name={name} to="later" />
        ) : (
          <span className="w-12 max-lg:hidden" aria-hidden="true" />
        )}
        <LinkButton href={`/admin/awards/${slug}`} variant={waiting > 0 ? "secondary" : "quiet"}>
          Run it
        </LinkButton>
      </div>
    </li>
  );
}

function Move({ slug, name, to }: { slug: string; name: string; to: "earlier" | "later" }) {
  return (
    <OneButton action={moveAward} fields={{ slug, to }}>
      <span aria-hidden="true">{to === "earlier" ? "↑" : "↓"}</span>
      <span className="sr-only">{`Move ${name} ${to}`}</span>
    </OneButton>
  );
}
