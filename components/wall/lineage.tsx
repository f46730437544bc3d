import clsx from "clsx";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyHook, Jacket } from "@/components/ui/frame";
import { monthName, monthWords } from "@/features/awards/rules/months";
import type { HungFrame, LineageStretch } from "@/features/wall/types";
import { pictureUrl } from "@/lib/pictures/address";
import { WinnerPicture } from "./winner-picture";

/** Whose hands the jacket went through, the newest first, along one rope; gaps are said. */
export function Lineage({ stretches }: { stretches: LineageStretch[] }) {
  if (stretches.length === 0) {
    return (
      <div className="mx-auto mt-10 max-w-80">
        <EmptyHook>
          <p>Nobody has worn it yet. Who stayed late, drove over or simply cared?</p>
          <LinkButton href="/wall/nominate" variant="butter">
            Nominate
          </LinkButton>
        </EmptyHook>
      </div>
    );
  }
  return (
    <ol className="lineage mt-8">
      {stretches.map((stretch, i) => {
        const older = stretches.slice(i + 1).find(({ kind }) => kind === "worn");
        return (
          <li
            key={`${stretch.kind} ${stretch.from}`}
            className="relative grid grid-cols-[24px_1fr] gap-x-3 sm:grid-cols-[44px_1fr] sm:gap-x-4"
          >
            <span aria-hidden="true" className="flex flex-col items-center">
              <span className={clsx("w-[3px] flex-none", i === 0 ? "h-14" : "h-14 bg-[#c9a668]/70")} />
              <span className="size-3.5 flex-none rounded-full bg-[radial-gradient(circle_at_35%_30%,#f5e6bb,#9d8a58)] shadow-[0_3px_4px_rgb(0_0_0/0.5)]" />
              {i < stretches.length - 1 && <span className="w-[3px] flex-1 bg-[#c9a668]/70" />}
            </span>
            {stretch.kind === "worn" ? (
              <Holder
                frame={stretch.frame}
                from={older?.kind === "worn" ? older.frame : null}
                wearsIt={i === 0}
              />
            ) : (
              <p className="py-12 italic">{gapWords(stretch)}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Holder({ frame, from, wearsIt }: { frame: HungFrame; from: HungFrame | null; wearsIt: boolean }) {
  const { winner, month, winId, citation } = frame;
  return (
    <div className="flex items-start gap-4 py-4 sm:gap-5">
      <span className="relative w-19 shrink-0 sm:w-28" aria-hidden="true">
        <WinnerPicture
          winner={winner}
          src={pictureUrl(winner.pictureId, 256)}
          finish={wearsIt ? "gold" : "walnut"}
          size={112}
        />
        {wearsIt && (
          <span className="absolute -right-2.5 -bottom-2 w-8.5 *:h-auto *:w-full sm:-right-4 sm:w-14 [filter:drop-shadow(0_4px_5px_rgb(0_0_0/0.45))]">
            <Jacket size={56} />
          </span>
        )}
      </span>
      <div className="min-w-0">
        <h2 className="font-sign text-card break-words text-wall-title">
          <Link href={`/wall/${winId}`} prefetch={false} className="rounded-wood hover:underline">
            {winner.name}
          </Link>
        </h2>
        <p className="font-semibold">
          {monthWords(month)}
          {wearsIt ? ", and still warm" : ""}
        </p>
        {from && (
          <p className="text-small">
            {frame.winner.shortName} had it from {from.winner.name}.
          </p>
        )}
        <p className="mt-1.5 line-clamp-3 break-words sm:line-clamp-2">{citation}</p>
      </div>
    </div>
  );
}

/** "No jacket in May.", "March to May 2025: somebody who would rather not hang." */
function gapWords(stretch: Exclude<LineageStretch, { kind: "worn" }>): string {
  const span = spanWords(stretch.from, stretch.to);
  if (stretch.kind === "nobody") return `No jacket in ${span}.`;
  const months = stretch.from === stretch.to ? "" : "s";
  if (stretch.kind === "waiting") return `${span}: it waits for a yes.`;
  return `${span}: somebody who would rather not hang${months && ", month after month"}.`;
}

function spanWords(from: string, to: string): string {
  if (from === to) return monthWords(from);
  const start = from.slice(0, 4) === to.slice(0, 4) ? monthName(from) : monthWords(from);
  return `${start} to ${monthWords(to)}`;
}
