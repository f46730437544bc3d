import Link from "next/link";
import type { ReactNode } from "react";
import { Frame, finishFor, Jacket, PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { Icon } from "@/components/ui/icon";
import type { PersonWin } from "@/features/wall/types";
import { awardsInWords } from "./words";

type Props = {
  person: { name: string; title: string };
  src: string | null;
  wins: PersonWin[];
  /** What stands at the foot: putting them up, or one's own picture. */
  children?: ReactNode;
};

const SHOWN = 3;

/** Somebody's portrait in oak under the lamp, with what hangs for them, and for their tables, on the Wall of Fame. */
export function PortraitWall({ person, src, wins, children }: Props) {
  return (
    <WallPanel className="px-5 pt-12 pb-14 max-sm:-mb-7 sm:rounded-panel sm:px-4 sm:pt-6 sm:pb-8">
      <div className="grid grid-cols-[minmax(0,206px)_1fr] items-start gap-x-7 sm:grid-cols-1 sm:justify-items-center">
        <div className="text-center">
          <span className="block max-sm:px-10">
            <PictureLamp size={150} />
          </span>
          <Frame src={src} name={person.name} finish="oak" size={300} />
          <p className="mt-4 sm:mt-5">
            <Plaque
              title={<span className="text-[19px]">{person.name}</span>}
              sub={person.title || undefined}
              size="lg"
            />
          </p>
        </div>
        <div className="mt-12 w-full sm:mt-8">{wins.length > 0 ? <Awards wins={wins} /> : <BareHooks />}</div>
      </div>
      {children && <div className="mt-6 flex flex-col items-center gap-3 text-center">{children}</div>}
    </WallPanel>
  );
}

function Awards({ wins }: { wins: PersonWin[] }) {
  return (
    <>
      <ul className="flex flex-wrap justify-center gap-x-2 gap-y-5">
        {wins.slice(0, SHOWN).map((win) => (
          <li key={win.winId} className="text-center max-sm:w-full max-sm:nth-3:hidden sm:w-30">
            <Link href={`/wall/${win.winId}`} className="block">
              <Frame src={null} name="" finish={finishFor(win.awardId, win.isNewestJacket)} size={96}>
                {win.isJacket ? (
                  <Jacket size={52} />
                ) : (
                  <Icon name="star" size={40} className="text-[#7a3b12]" />
                )}
              </Frame>
              <span className="mt-2 block max-sm:sr-only sm:px-0.5">
                <Plaque
                  title={win.awardName}
                  sub={win.asTeam ? `${monthOf(win)}, together` : monthOf(win)}
                  size="sm"
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-5 text-center text-small">{awardsInWords(wins.length)}</p>
    </>
  );
}

function BareHooks() {
  return (
    <>
      <ul aria-hidden="true" className="flex justify-center gap-9 max-sm:flex-col max-sm:items-center">
        {[1, 2, 3].map((hook) => (
          <li
            key={hook}
            className="size-3 rounded-full bg-[radial-gradient(circle_at_35%_30%,#f5e6bb,#9d8a58)] shadow-[0_3px_4px_rgb(0_0_0/0.5)]"
          />
        ))}
      </ul>
      <p className="mt-5 text-center text-small">No awards yet. The hooks are in.</p>
    </>
  );
}

function monthOf({ month }: PersonWin): string {
  const words = { month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${month}T00:00:00Z`).toLocaleDateString("en-GB", words).replace("Sept", "Sep");
}
