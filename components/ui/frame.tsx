import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { seedFrom } from "@/lib/seeded";
import { initialsOf } from "./initials";
import { Jacket } from "./jacket";

export { Jacket };

export type Finish = "gold" | "walnut" | "oak" | "black" | "white" | "red";

/** Which frame an award hangs in: gold for the newest jacket, otherwise always the same one for the same award. */
export function finishFor(awardId: string, isNewestJacket: boolean): Finish {
  if (isNewestJacket) return "gold";
  const rest = ["walnut", "oak", "black", "white", "red"] as const;
  return rest[seedFrom(awardId) % rest.length] ?? "walnut";
}

/** Four tones of a mitred border, light from above: top, right, bottom, left. */
export const WOODS: Record<Finish, [string, string, string, string]> = {
  gold: ["#e9c768", "#b5862c", "#8c6415", "#d3a345"],
  walnut: ["#754a31", "#5b3920", "#3f2513", "#6b4129"],
  oak: ["#ddb07c", "#ba8f58", "#93683a", "#cfa067"],
  black: ["#413839", "#272223", "#171314", "#332c2d"],
  white: ["#ffffff", "#e2dfd3", "#c8c4b5", "#f3f0e8"],
  red: ["#dc4a36", "#b02b1d", "#881b11", "#c93a28"],
};

/**
 * A portrait in its frame. `size` is the outer width in px; it shrinks with its column.
 * `src` null shows initials on the mat; children replace the photograph (an award's sign).
 */
export function Frame({
  src,
  name,
  finish,
  size,
  jacket,
  sheen = true,
  eager,
  children,
}: {
  src: string | null;
  name: string;
  finish: Finish;
  size: number;
  jacket?: boolean;
  sheen?: boolean;
  /** For the picture that a page is opened for: it comes first. */
  eager?: boolean;
  children?: ReactNode;
}) {
  const small = size < 120;
  return (
    <span className="relative inline-block max-w-full align-top">
      <Mitre finish={finish} size={size} border={small ? 9.4 : 6.8} />
      <span className={clsx("matted absolute", small ? "inset-[9.4%]" : "inset-[6.8%]")}>
        {children || !src ? (
          <span className="grid size-full place-items-center">{children ?? <Initials name={name} />}</span>
        ) : (
          <Photo src={src} name={name} small={small} eager={eager} />
        )}
        {sheen && <span className="sheen pointer-events-none absolute inset-0" />}
      </span>
      {jacket && (
        <span className="absolute -right-[5%] -bottom-[3%] [filter:drop-shadow(0_4px_5px_rgb(0_0_0/0.45))]">
          <Jacket size={Math.max(44, Math.round(size * (finish === "gold" ? 0.34 : 0.2)))} />
        </span>
      )}
    </span>
  );
}

function Photo({ src, name, small, eager }: { src: string; name: string; small: boolean; eager?: boolean }) {
  return (
    <>
      <span className={clsx("absolute border border-[#8f8671]/70", small ? "inset-[8%]" : "inset-[9.5%]")} />
      <img
        src={src}
        alt={name}
        loading={eager ? "eager" : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        decoding={eager ? "auto" : "async"}
        className={clsx(
          "absolute aspect-square object-cover mix-blend-multiply",
          small ? "inset-[10%] size-[80%]" : "inset-[11%] size-[78%]",
        )}
      />
    </>
  );
}

function Initials({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 100 100" className="size-full" role="img" aria-label={name}>
      <text x="50" y="62" textAnchor="middle" fontSize="34" fill="#24161a" className="font-sign">
        {initialsOf(name)}
      </text>
    </svg>
  );
}

function Mitre({ finish, size, border: b }: { finish: Finish; size: number; border: number }) {
  const [top, right, bottom, left] = WOODS[finish];
  const inner = 100 - b;
  const groove = b * 0.62;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 100 100"
      className="framed block h-auto max-w-full rounded-[2px]"
      aria-hidden="true"
    >
      <rect width="100" height="100" fill={bottom} />
      <path d={`M0 0h100L${inner} ${b}H${b}z`} fill={top} />
      <path d={`M100 0v100L${inner} ${inner}V${b}z`} fill={right} />
      <path d={`M0 100h100L${inner} ${inner}H${b}z`} fill={bottom} />
      <path d={`M0 0v100L${b} ${inner}V${b}z`} fill={left} />
      {finish === "gold" && (
        <g fill="none" strokeWidth="0.7">
          <path d={`M${groove} ${100 - groove}V${groove}H${100 - groove}`} stroke="#fff3b8" />
          <path d={`M${100 - groove} ${groove}v${100 - 2 * groove}H${groove}`} stroke="#6d4b0c" />
        </g>
      )}
      <path
        d={`M${b} ${inner}V${b}H${inner}`}
        fill="none"
        stroke="#000"
        strokeOpacity=".28"
        strokeWidth="0.5"
      />
      <path d="M0.25 99.5V.25H99.5" fill="none" stroke="#fff" strokeOpacity=".3" strokeWidth="0.5" />
    </svg>
  );
}

/** The brass plate below a frame: name, then award and month. */
export function Plaque({
  title,
  sub,
  size = "md",
}: {
  title: ReactNode;
  sub?: ReactNode;
  size?: "sm" | "md" | "lg";
}) {
  const sizes = { sm: "px-3 py-1 text-tiny", md: "px-4 py-1.5 text-small", lg: "px-6 py-2 text-[19px]" };
  return (
    <span
      className={clsx(
        "brass inline-block max-w-full rounded-wood text-center leading-snug font-bold",
        sizes[size],
      )}
    >
      <span className="block">{title}</span>
      {sub && <span className="block text-[0.82em] font-medium">{sub}</span>}
    </span>
  );
}

/** The brass picture light above the middle frame. */
export function PictureLamp({ size = 160 }: { size?: number }) {
  // Its own paints: those of a lamp that is not shown here would paint nothing.
  const id = useId();
  return (
    <svg
      width={size}
      height={Math.round(size * 0.2)}
      viewBox="0 0 160 32"
      className="mx-auto -mb-2 block h-auto max-w-full"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id={`${id}tube`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#e9c768" />
          <stop offset=".4" stopColor="#d3a345" />
          <stop offset="1" stopColor="#7c5710" />
        </linearGradient>
        <linearGradient id={`${id}arm`}>
          <stop offset="0" stopColor="#a97c22" />
          <stop offset=".45" stopColor="#f0d584" />
          <stop offset="1" stopColor="#8c6415" />
        </linearGradient>
      </defs>
      <rect x="76.5" y="9" width="7" height="23" fill={`url(#${id}arm)`} />
      <rect x="0" y="0" width="160" height="12" rx="6" fill={`url(#${id}tube)`} />
    </svg>
  );
}

/** The last place on the wall: a nail and a dashed outline for whoever comes next. */
export function EmptyHook({
  title = "This hook is free",
  children,
}: {
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="relative rounded-small border-2 border-dashed border-wall-ink/80 px-5 pt-7 pb-6 text-center">
      <span className="absolute -top-4 left-1/2 size-2.5 -translate-x-1/2 rounded-full bg-[radial-gradient(circle_at_35%_30%,#f5e6bb,#9d8a58)] shadow-[0_2px_3px_rgb(0_0_0/0.5)]" />
      <p className="mb-2 font-sign text-ticket text-wall-title">{title}</p>
      <div className="space-y-3 text-small">{children}</div>
    </div>
  );
}

/** Painted, papered wall with the light of a lamp falling on it from above. */
export function WallPanel({
  className,
  children,
  lit = true,
}: {
  className?: string;
  children: ReactNode;
  lit?: boolean;
}) {
  return <div className={clsx("wall", !lit && "wall-plain", className)}>{children}</div>;
}

/** The case with the jacket itself, lined in red. `size` is its width in px. */
export function JacketCase({ size = 190 }: { size?: number }) {
  return (
    <span className="framed inline-block max-w-full rounded-[2px] border-[11px] border-t-[#754a31] border-r-[#5b3920] border-b-[#3f2513] border-l-[#6b4129] bg-[radial-gradient(circle_at_40%_20%,#96281f,#5f120d)] px-3 py-6 shadow-[inset_0_4px_10px_rgb(0_0_0/0.5)]">
      <Jacket size={size} />
    </span>
  );
}
