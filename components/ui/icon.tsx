import type { ReactNode } from "react";

const drawings = {
  home: <path d="M4 11.5 12 4l8 7.5V20h-5.5v-5.5h-5V20H4z" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.4" />
      <path d="M3 20c0-4.2 2.2-6.5 6-6.5s6 2.3 6 6.5M15.5 4.8a3.4 3.4 0 0 1 0 6.4M17.5 13.9c2.3.8 3.5 2.9 3.5 6.1" />
    </>
  ),
  star: <path d="m12 3.5 2.6 5.5 5.9.8-4.3 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.3-4.2 5.9-.8z" />,
  heart: (
    <path d="M12 20C6.5 15.8 3.5 12.7 3.5 9.1A4.6 4.6 0 0 1 8 4.5c1.7 0 3.2.9 4 2.4.8-1.5 2.3-2.4 4-2.4a4.6 4.6 0 0 1 4.5 4.6c0 3.6-3 6.7-8.5 10.9z" />
  ),
  door: <path d="M3.5 20.5h17M6 20.5V5l8-1.5v17M14 5.5h4v15M11 12v1.5" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.5" rx="1.5" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
    </>
  ),
  arrow: <path d="M4 12h16m-5.5-5.5L20 12l-5.5 5.5" />,
  back: <path d="M20 12H4m5.5-5.5L4 12l5.5 5.5" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  plus: <path d="M12 5v14M5 12h14" />,
  grip: (
    <g fill="currentColor" stroke="none">
      {[6, 12, 18].flatMap((y) => [9, 15].map((x) => <circle key={`${x}-${y}`} cx={x} cy={y} r="1.4" />))}
    </g>
  ),
  up: <path d="M12 20V4m-6 6 6-6 6 6" />,
  down: <path d="M12 4v16m-6-6 6 6 6-6" />,
  chevron: <path d="m6 9 6 6 6-6" />,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1" />,
  screen: <path d="M3.5 5h17v11h-17zM12 16v4M8 20h8" />,
  hands: (
    <path d="M8 12V6.2a1.3 1.3 0 0 1 2.6 0V11m0-.5V4.8a1.3 1.3 0 0 1 2.6 0V11m0-.5V5.5a1.3 1.3 0 0 1 2.6 0V11.5m0-1.5V7.8a1.3 1.3 0 0 1 2.6 0V14c0 4-2.2 7-6 7-3 0-4.6-1.3-6-4l-2-3.9c-.9-1.8 1.2-2.8 2.2-1.3L8 14" />
  ),
  head: (
    <path d="M9 21v-3.5H7.5A1.5 1.5 0 0 1 6 16v-2.5H4.5L6 10.3C6 6.3 8.6 3.5 12.4 3.5c4 0 6.6 2.9 6.6 6.4 0 2.6-1.3 4-2.3 5.2-.7.8-.9 1.7-.9 3V21" />
  ),
  "heart-family": (
    <path d="M12 20C6.5 15.8 3.5 12.7 3.5 9.1A4.6 4.6 0 0 1 8 4.5c1.7 0 3.2.9 4 2.4.8-1.5 2.3-2.4 4-2.4a4.6 4.6 0 0 1 4.5 4.6c0 3.6-3 6.7-8.5 10.9z" />
  ),
  voice: <path d="M4 9.5h4l6-4.5v14l-6-4.5H4zM17 9.2c1.5 1.7 1.5 3.9 0 5.6M19.5 7c2.6 2.9 2.6 7.1 0 10" />,
  pulse: <path d="M3 12h4l2.5-6.5 4.5 13L16.5 12H21" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3.2 2" />
    </>
  ),
  alert: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5v5.5M12 16.4v.1" />
    </>
  ),
  speech: <path d="M4 5h16v11h-9l-4 3.5V16H4z" />,
  flag: <path d="M6 21V4h12l-2.5 4L18 12H6" />,
  file: <path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6" />,
  download: <path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14" />,
  book: (
    <path d="M12 6c-2-1.3-4.5-1.8-8-1.5v13.5c3.5-.3 6 .2 8 1.5 2-1.3 4.5-1.8 8-1.5V4.5c-3.5-.3-6 .2-8 1.5zm0 0v13.5" />
  ),
  calendar: <path d="M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7" />,
  picture: <path d="M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 8.9v.1" />,
  camera: (
    <>
      <path d="M3.5 7.5h4L9 5h6l1.5 2.5h4V19h-17z" />
      <circle cx="12" cy="13" r="3.4" />
    </>
  ),
  gear: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** The names of all icons, in drawing order. */
export const iconNames = Object.keys(drawings) as IconName[];

/** An ink line drawing, 24 units square, always beside words. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className ? `shrink-0 ${className}` : "shrink-0"}
    >
      {drawings[name]}
    </svg>
  );
}
