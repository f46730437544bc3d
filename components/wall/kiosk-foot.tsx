import { Logo } from "@/components/shell/logo";

type Props = {
  /** Where one is on the wall; null between two frames. */
  place: number | null;
  of: number;
  /** Names that come next. */
  next: string[];
  address: string;
};

/** The panelling below: where one is on the wall, who comes next, and the address of the QR code in words. */
export function KioskFoot({ place, of, next, address }: Props) {
  return (
    <div className="relative flex h-114 shrink-0 items-center justify-between gap-40 border-t-[length:calc(var(--u)*24)] border-[#5b3a20] bg-wall-dado px-68 text-[length:calc(var(--u)*26)] text-wall-ink">
      <p className="flex items-center gap-18 whitespace-nowrap">
        <span className="*:gap-0! [&_svg]:h-auto [&_svg]:w-76">
          <Logo markOnly name="" />
        </span>
        <span className="font-sign text-[length:calc(var(--u)*30)]">Wall of Fame</span>
        {place !== null && (
          <span>
            {place} of {of}
          </span>
        )}
      </p>
      {next.length > 0 && <p className="min-w-0 truncate portrait:hidden">Next: {next.join(", ")}</p>}
      <p className="whitespace-nowrap">
        <span className="portrait:hidden">Nominate someone: </span>
        {address}
      </p>
    </div>
  );
}
