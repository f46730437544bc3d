import Link from "next/link";
import { Face } from "@/components/ui/face";
import { monthWords } from "@/features/awards/rules/months";
import { standingWords } from "@/features/awards/rules/programme-words";
import type { Programme } from "@/features/awards/types/programme";
import { AwardSign } from "./award-sign";

/** One award as everybody meets it: its sign, what it is for, who has it, when it opens. */
export function ProgrammeCard({
  programme,
  pictureOf,
}: {
  programme: Programme;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const { slug, name, description, sign, holder } = programme;
  return (
    <Link
      href={`/wall/awards/${slug}`}
      className="flex h-full flex-col rounded-card bg-paper px-5 py-5 shadow-card transition-colors hover:bg-dough sm:px-6"
    >
      <span className="flex items-start gap-4">
        <AwardSign sign={sign} size={68} />
        <span className="min-w-0 pt-1">
          <span className="block font-sign text-card">{name}</span>
          <span className="mt-1 block text-ink-2">{description}</span>
        </span>
      </span>
      <span className="mt-5 flex min-h-11 items-center gap-3">
        {holder ? (
          <>
            <Face name={holder.winner.name} src={pictureOf(holder.winner.pictureId)} size={44} alt="" />
            <span className="min-w-0 leading-snug">
              <b className="block">{holder.winner.name}</b>
              <span className="text-small text-ink-2">{monthWords(holder.month)}</span>
            </span>
          </>
        ) : (
          <span className="text-ink-2">Nobody has it yet.</span>
        )}
      </span>
      <span className="mt-auto block pt-4 text-small font-semibold text-balance">
        {standingWords(programme)}
      </span>
    </Link>
  );
}
