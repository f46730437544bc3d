import type { ReactNode } from "react";
import { Jacket } from "@/components/ui/jacket";
import { SIGNS, type Sign } from "@/features/awards/rules/signs";

/**
 * The drawing that stands for an award, beside its name and so silent by itself. An unknown sign is a star.
 * @param size its width and height in px
 */
export function AwardSign({ sign, size = 48 }: { sign: string; size?: number }) {
  const known: Sign = sign in SIGNS ? (sign as Sign) : "star";
  if (known === "jacket") {
    return (
      <span
        aria-hidden="true"
        className="grid shrink-0 place-items-center"
        style={{ width: size, height: size }}
      >
        <Jacket size={Math.round(size * 0.89)} />
      </span>
    );
  }
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      {DRAWINGS[known]}
    </svg>
  );
}

const BROWN = "var(--sign-brown)";
const PLUM = "var(--sign-plum)";

const DRAWINGS: Record<Exclude<Sign, "jacket">, ReactNode> = {
  bridge: (
    <g stroke={PLUM} strokeWidth="2.8">
      <path d="M5.5 34.5c2.6-11.4 9.2-18 18.5-18s15.9 6.6 18.5 18" />
      <path d="M15 22.5v12M21 18v16.5M27 18v16.5M33 22.5v12" strokeWidth="2.2" />
      <path d="M3.5 35.5h41" strokeWidth="3.6" />
    </g>
  ),
  bell: (
    <>
      <path d="M21 17.5h6v4h-6z" fill={BROWN} stroke={BROWN} />
      <circle cx="24" cy="16" r="2.6" fill={BROWN} />
      <path d="M8.5 35C8.9 26 15 20 24 20s15.1 6 15.5 15z" fill="#e39a33" stroke={BROWN} strokeWidth="2.2" />
      <path d="M14 31.5c.8-4.2 3.3-7 7-8" stroke="#ffd98a" strokeWidth="2.2" />
      <path d="M5 36.8h38" stroke={BROWN} strokeWidth="3.6" />
      <path d="m33.5 12.5 1.5-5M38.5 16l3.8-4.2M41.8 21l4-2" stroke="var(--tomato)" strokeWidth="2.6" />
    </>
  ),
  bottle: (
    <>
      <path
        d="M20 13h8v5.5c4.5 2.2 7 5.3 7 9.5v14a2 2 0 0 1-2 2H15a2 2 0 0 1-2-2V28c0-4.2 2.5-7.3 7-9.5z"
        fill="#c4281a"
        stroke="#7d170d"
      />
      <path d="M19.5 4.5h9v7h-9z" fill="#1b6644" stroke="#0e3d28" />
      <path d="M14 28.5h20v9H14z" fill="#fff0c9" />
      <path d="M18 33h12" stroke="#c4281a" strokeWidth="1.8" />
      <path d="M17.5 25c.4-1.7 1.7-3 3.5-4" stroke="#f0897a" strokeWidth="1.8" />
    </>
  ),
  cat: (
    <>
      <path
        d="M8 6.5 17 14h14l9-7.5V37a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4z"
        fill="#3b2a3a"
        stroke="var(--sign-edge)"
      />
      <path d="m11.5 13.5 4 3.5M36.5 13.5l-4 3.5" stroke="#6d516b" />
      <circle cx="17.5" cy="25" r="3.8" fill="#ffd978" />
      <circle cx="30.5" cy="25" r="3.8" fill="#ffd978" />
      <path d="M17.5 23v4M30.5 23v4" stroke="#24161a" />
      <path d="M22 31h4l-2 2.6z" fill="#f2a08f" stroke="#f2a08f" strokeWidth="1" />
      <path
        d="M5 30.5l7 1M5.5 35.5l6.7-1.5M43 30.5l-7 1M42.5 35.5l-6.7-1.5"
        stroke="#b79ab4"
        strokeWidth="1.3"
      />
    </>
  ),
  plate: (
    <>
      <ellipse
        cx="24"
        cy="33"
        rx="20.5"
        ry="7.5"
        fill="var(--paper)"
        stroke="var(--line-strong)"
        strokeWidth="2.4"
      />
      <ellipse cx="24" cy="32.5" rx="15" ry="4" stroke="var(--line-strong)" strokeWidth="1.2" opacity="0.6" />
      <path
        d="M10 32.5C10.5 24 16 19 24 19s13.5 5 14 13.5c-8 2-20 2-28 0z"
        fill="#ffd166"
        stroke="#c07a22"
        strokeWidth="2.4"
      />
      <circle cx="20" cy="25.5" r="2.8" fill="#c2371f" />
      <circle cx="29" cy="28.5" r="2.8" fill="#c2371f" />
      <path
        d="M18 12.5c-1.5-2 1.5-3 0-5M24 11.5c-1.5-2 1.5-3 0-5M30 12.5c-1.5-2 1.5-3 0-5"
        stroke="var(--line-strong)"
        strokeWidth="1.8"
      />
    </>
  ),
  star: (
    <>
      <path
        d="m24 4.5 5.9 12.3 13.5 1.8-9.9 9.3 2.5 13.4L24 34.7l-12 6.6 2.5-13.4-9.9-9.3 13.5-1.8z"
        fill="#e9b23f"
        stroke={BROWN}
        strokeWidth="2.2"
      />
      <path d="M24 4.5v21l-9.5 2.4M24 25.5l19.4-6.9M24 25.5 36 41.3" stroke="#b97c1c" strokeWidth="1.3" />
      <path d="m24 9-4.6 9.7-9.4 1.2" stroke="#ffe3a0" strokeWidth="1.8" />
    </>
  ),
  heart: (
    <>
      <path
        d="M24 42C12 33 5 26.3 5 18A9.9 9.9 0 0 1 15 8c3.9 0 7.1 2 9 5.5C25.9 10 29.1 8 33 8a9.9 9.9 0 0 1 10 10c0 8.3-7 15-19 24z"
        fill="#c4281a"
        stroke="#7d170d"
        strokeWidth="2.2"
      />
      <path
        d="M24 37.5C14.5 30.3 9 24.8 9 18.3a6 6 0 0 1 6-6.3c3.5 0 6.8 2.5 9 7 2.2-4.5 5.5-7 9-7a6 6 0 0 1 6 6.3c0 6.5-5.5 12-15 19.2z"
        stroke="#f3a597"
        strokeWidth="1.4"
        strokeDasharray="2.4 2.8"
      />
    </>
  ),
  key: (
    <>
      <path
        d="m22.5 26 15.5 15.5h5.5V36H39v-4.5h-4.5L27.5 24z"
        fill="#e39a33"
        stroke={BROWN}
        strokeWidth="2.2"
      />
      <circle cx="17" cy="17" r="12" fill="#e9b23f" stroke={BROWN} strokeWidth="2.2" />
      <circle cx="14.5" cy="14.5" r="3.6" fill="var(--paper)" stroke={BROWN} strokeWidth="2.2" />
      <path d="M8.5 19.5A8.8 8.8 0 0 0 14 25.3" stroke="#ffe3a0" strokeWidth="1.8" />
    </>
  ),
  lamp: (
    <>
      <path d="M15 24 6 39h36l-9-15z" fill="#ffd978" opacity="0.55" />
      <path d="M24 3.5v6" stroke={BROWN} strokeWidth="2.6" />
      <path
        d="M9 25.5C9.5 16 15 9.5 24 9.5S38.5 16 39 25.5z"
        fill="#1b6644"
        stroke="#0e3d28"
        strokeWidth="2.2"
      />
      <path d="M14 21.5c.9-4 3.4-6.7 7-7.8" stroke="#7fd3a2" />
      <path d="M18.5 26.5a5.5 5.5 0 0 0 11 0z" fill="#fff0c9" stroke={BROWN} strokeWidth="1.8" />
      <path d="M12 43.5h24" stroke={BROWN} strokeWidth="3" />
    </>
  ),
  rocket: (
    <>
      <path d="M17 32c-3.5.5-6.5 4.5-7 11 5.5-1.5 9-4 10.5-7.5z" fill="#e39a33" stroke={BROWN} />
      <path d="M13 24.5 5.5 28l4.5 5.5M23.5 35l-3.5 7.5L14.5 38" fill="#c4281a" stroke="#7d170d" />
      <path
        d="M12.5 33.5C12 22 22 6.5 43 5c-1.5 21-17 31-28.5 30.5z"
        fill="#fbf4e0"
        stroke="#6b5630"
        strokeWidth="2.2"
      />
      <path
        d="M33 6.8C35.5 9.5 38.5 12.5 41.2 15 42.4 11.9 42.9 8.5 43 5c-3.5.2-6.9.7-10 1.8z"
        fill="#c4281a"
        stroke="#7d170d"
      />
      <circle cx="28" cy="20" r="4.6" fill="#9cc7d8" stroke="#6b5630" strokeWidth="2.2" />
    </>
  ),
  hands: (
    <>
      <g transform="translate(-4 1) rotate(6 16 30)">
        <Glove />
      </g>
      <g transform="matrix(-1 0 0 1 52 1) rotate(6 16 30)">
        <Glove />
      </g>
      <path d="M24 3v4.5M15.5 5.5l2.2 3.6M32.5 5.5l-2.2 3.6" stroke={BROWN} strokeWidth="2.4" />
    </>
  ),
};

function Glove() {
  return (
    <>
      <path
        d="M10.5 35V17.5a6 6 0 0 1 12 0V26l1.5-3.3c2-3.7 6.3-1.5 5 2.3L24.5 35z"
        fill="#c4281a"
        stroke="#7d170d"
      />
      <path d="M9.5 35h16v7h-16z" fill="#fff0c9" stroke={BROWN} />
      <path d="M13.5 30v-12" stroke="#f0897a" strokeWidth="1.6" />
    </>
  );
}
