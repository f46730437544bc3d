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
    <div className="relative flex h-114 shrink-0 items-center justify-between gap-40 bg-wall-dado px-68 pt-24 text-[length:calc(var(--u)*26)] text-wall-ink">
      <span className="absolute inset-x-0 top-0 h-24 bg-[linear-gradient(#9c6b46,#754a31_35%,#4d2f1a)]" />
      <p className="flex items-center gap-18 whitespace-nowrap">
        <span className="*:gap-0! [&_svg]:h-auto [&_svg]:w-76">
          <Logo markOnly />
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
