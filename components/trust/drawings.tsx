import type { ReactNode } from "react";

/** An ink drawing with flat colours, the same in both themes. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg width="180" height="150" viewBox="0 0 180 150" aria-hidden="true" className="max-w-full">
      <g stroke="#24161a" strokeWidth="2.2" strokeLinejoin="round" strokeLinecap="round" fill="none">
        {children}
      </g>
    </svg>
  );
}

const PAPER_LINE = { stroke: "#b9a98c", strokeWidth: 3.5 };
const BASIL = "#1b6644";

/** A ballot on a phone, with a lock beside it. */
export function Phone() {
  return (
    <Drawing>
      <rect x="38" y="4" width="84" height="142" rx="13" fill="#24161a" />
      <rect x="45" y="16" width="70" height="118" rx="5" fill="#fff" stroke="none" />
      <path d="M54 30h42M54 40h30" {...PAPER_LINE} />
      <path d="M54 92a26 26 0 0 1 52 0z" fill="#fff0c9" />
      <path d="m80 92 9-24a26 26 0 0 1 17 24z" fill="#ffd978" />
      <rect x="58" y="104" width="44" height="12" rx="6" fill="#c4281a" stroke="none" />
      <circle cx="152" cy="78" r="18" fill="#ffd978" />
      <rect x="145" y="76" width="14" height="10" rx="1.5" fill="#fff" />
      <path d="M148 76v-4a4 4 0 0 1 8 0v4" />
    </Drawing>
  );
}

/** A closed envelope of carbon paper under our stamp. */
export function StampedEnvelope() {
  return (
    <Drawing>
      <path d="M18 60 84 14l66 46v78H18z" fill="#e9b04a" />
      <path d="m36 56 48-33 48 33-48 32z" fill="#574a4c" />
      <path d="m18 60 66 42 66-42v78H18z" fill="#ffd978" />
      <path d="m18 138 50-46m82 46-50-46" />
      <circle cx="66" cy="118" r="13" fill="#fff0c9" stroke="#c4281a" />
      <path d="m60 118 4.500 5 8-10" stroke="#c4281a" />
      <g transform="rotate(-8 142 104)">
        <path d="M134 84c0-7 16-7 16 0l-3 16h-10z" fill="#8f5410" />
        <path d="M120 100h44l3 14h-50z" fill="#c4281a" />
        <path d="M117 114h50v7h-50z" fill="#9e1e11" />
      </g>
    </Drawing>
  );
}

/** The box with its slot, and the sign for shuffled. */
export function BallotBox() {
  return (
    <Drawing>
      <path d="m52 12 42-6 6 50-42 6z" fill="#fff" />
      <path d="m61 22 24-3m-23 13 24-3m-23 13 16-2" {...PAPER_LINE} />
      <path d="M24 66h112v78H24z" fill={BASIL} />
      <path d="M16 54h128v15H16z" fill="#2f7d4f" />
      <path d="M54 61h52" stroke="#0e2c21" strokeWidth="7" />
      <g fill="none" stroke="#fff" strokeWidth="2">
        <path d="m36 88 22-5 6 28-22 5zm28 1 24-2 3 30-24 2zm30-6 23-1 1 31-23 1z" />
      </g>
      <circle cx="160" cy="26" r="17" fill="#fff" />
      <path d="M152 21h3l9 11h4m-16 0h3l3-4m3-4 3-3h4m-3-3 3 3-3 3m0 5 3 3-3 3" strokeWidth="2" />
    </Drawing>
  );
}

/** The public list under a lens. */
export function CheckedList() {
  return (
    <Drawing>
      <rect x="24" y="10" width="104" height="130" rx="5" fill="#fff" />
      {[32, 53, 74, 95, 116].map((y) => (
        <g key={y}>
          <path d={`m35 ${y} 5 5 9-11`} stroke={BASIL} strokeWidth="3" />
          <path d={`M58 ${y}h58`} {...(y === 74 ? { stroke: "#24161a", strokeWidth: 4 } : PAPER_LINE)} />
        </g>
      ))}
      <circle cx="122" cy="82" r="30" fill="#ffd978" fillOpacity="0.55" />
      <path d="m143 104 22 26" stroke="#24161a" strokeWidth="8" />
    </Drawing>
  );
}
