import { Jacket } from "@/components/ui/jacket";
import { monthName } from "@/features/awards/rules/months";
import { countdownTo } from "@/features/wall/rules/rotation";
import type { JacketTurn } from "@/features/wall/types/screen";

type Props = {
  jacket: JacketTurn;
  /** Now, by the portal's clock. */
  time: Date;
  timeZone: string;
  /** Where one nominates, in words. */
  address: string;
};

/** How long until nominations for the jacket close or, after that, until it has a new holder. */
export function KioskCountdown({ jacket, time, timeZone, address }: Props) {
  const closes = new Date(jacket.nominationsCloseAt);
  const takesStories = closes > time;
  const { figure, unit, on } = countdownTo(
    takesStories ? closes : new Date(jacket.announceAt),
    time,
    timeZone,
  );
  return (
    <div className="absolute inset-0 text-wall-ink">
      <div className="framed absolute top-100 left-176 grid w-634 place-items-center border-[length:calc(var(--u)*36)] border-t-[#754a31] border-r-[#5b3920] border-b-[#3f2513] border-l-[#6b4129] bg-[radial-gradient(circle_at_40%_20%,#96281f,#5f120d)] py-80 shadow-[inset_0_4px_10px_rgb(0_0_0/0.5)] *:h-auto *:w-440 portrait:left-223">
        <Jacket size={880} />
      </div>
      <div className="absolute top-130 right-56 left-1000 portrait:top-940 portrait:right-80 portrait:left-80">
        <p className="text-[length:calc(var(--u)*38)] font-semibold">
          {takesStories
            ? `Whose story is the ${monthName(jacket.month)} jacket?`
            : `The ${monthName(jacket.month)} jacket finds its holder`}
        </p>
        <h1 className="mt-16 font-sign text-[length:calc(var(--u)*250)] leading-none text-wall-title">
          {figure}
          <span className="ml-24 text-[length:calc(var(--u)*86)]">{unit}</span>
        </h1>
        <p className="mt-24 text-[length:calc(var(--u)*38)] leading-[1.36] text-balance">
          {takesStories ? "Nominations close on" : "It is announced on"} {on}.
        </p>
        {takesStories && (
          <p className="mt-34 text-[length:calc(var(--u)*28)] leading-[1.4]">
            Somebody stayed late, drove over or simply cared. Tell it: {address}
          </p>
        )}
      </div>
    </div>
  );
}
