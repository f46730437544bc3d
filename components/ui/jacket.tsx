import { useId } from "react";

/** The Fanatical Jacket: cream canvas, arms crossed, leather straps, brass buckles. `size` is its width in px. */
export function Jacket({ size = 120 }: { size?: number }) {
  // Its own paints: those of a jacket that is not shown here would paint nothing.
  const id = useId();
  return (
    <svg
      width={size}
      height={Math.round(size * 1.12)}
      viewBox="-2 0 204 228"
      className="block h-auto max-w-full"
      role="img"
      aria-label="The Fanatical Jacket"
    >
      <defs>
        <linearGradient id={`${id}body`} x1="0.1" y1="0" x2="0.9" y2="1">
          <stop offset="0" stopColor="#fbf4e0" />
          <stop offset="1" stopColor="#dccfa8" />
        </linearGradient>
        <linearGradient id={`${id}sleeve`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#fdf7e6" />
          <stop offset="0.55" stopColor="#efe5c9" />
          <stop offset="1" stopColor="#ddcfa7" />
        </linearGradient>
      </defs>
      <g stroke="#6b5630" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
        <Body id={id} />
        <Sleeves id={id} />
      </g>
      <Leather />
    </svg>
  );
}

function Body({ id }: { id: string }) {
  return (
    <>
      <path
        d="M98 2c0 4 2 6 4 7m5-7c0 6-7 8-6 15"
        fill="none"
        stroke="#d0a044"
        strokeWidth="3.4"
        strokeLinecap="butt"
      />
      <path d="m33 158 3 60c40 10.5 88 10.5 128 0l3-60z" fill={`url(#${id}body)`} />
      <path
        d="M72 29.5C40 38 26 52 14 76 4 96 0 106 .7 118 2 146 28 166 53 166h94c25 0 51-20 52.3-48C200 106 196 96 186 76c-12-24-26-38-58-46.5z"
        fill={`url(#${id}body)`}
      />
      <path
        d="M46.6 80v34M153.6 80v34M47.2 168v51M152.8 168v51"
        fill="none"
        strokeWidth="1.2"
        strokeOpacity="0.6"
      />
      <path d="M100 42v86M100 158v63" fill="none" strokeDasharray="3.6 3.6" strokeLinecap="butt" />
      <path
        d="M74 14c-5 6-6 11-2 17 6 8 16 10 28 10s22-2 28-10c4-6 3-11-2-17-6 7-15 8.5-26 8.5S80 21 74 14z"
        fill={`url(#${id}sleeve)`}
      />
    </>
  );
}

function Sleeves({ id }: { id: string }) {
  return (
    <>
      <path
        d="M148.3 41.7C162 46 176 58 186 76c10 20 14 30 13.3 42C198 146 172 166 147 166c-9 0-27-5-47-9.5L50 143l-18.7-31L100 128l54-12 14-8c-1-12-8-28-23.7-36.3z"
        fill={`url(#${id}sleeve)`}
        stroke="none"
      />
      <path
        d="M31.3 112 100 128M144.3 71.7C160 80 168 96 168.5 110M100 156.5c20 4.5 38 9.5 47 9.5"
        fill="none"
      />
      <path
        d="M51.7 41.7C38 46 24 58 14 76 4 96 0 106 .7 118 2 146 28 166 53 166c9 0 27-5 47-9.5l71.6-17.7L166 112l-12 3.5L100 128l-36 9c-14 3-26 2-31-11-6-22 3-44 22.5-54.3z"
        fill={`url(#${id}sleeve)`}
        stroke="none"
      />
      <path
        d="M51.7 41.7C38 46 24 58 14 76 4 96 0 106 .7 118 2 146 28 166 53 166c9 0 27-5 47-9.5l71.6-17.7L168 118M154 115.5 100 128l-36 9c-14 3-26 2-31-11-6-22 3-44 22.5-54.3M148.3 41.7C162 46 176 58 186 76c10 20 14 30 13.3 42C198 146 172 166 147 166"
        fill="none"
      />
      <path
        d="M8 98c6-4.5 13-5 20.4-1M6 113c6-4.5 13-5 20.6-2M192 98c-6-4.5-13-5-20.4-1M194 113c-3-2.5-5-3.3-8-3.8"
        fill="none"
        strokeWidth="1.2"
        strokeOpacity="0.75"
      />
    </>
  );
}

function Leather() {
  return (
    <>
      <g fill="#a9622f" stroke="#5a2f10" strokeWidth="1.6">
        <path d="M86.4 22.6h27.3v10H86.4zM35 169h131.5v10.6H35.4zM35.8 193.6H165.5l-.6 10.4H36.2z" />
        <path d="m163.4 112 21.6-7.2 2.2 11.2-20 7.4z" />
      </g>
      <g fill="none" stroke="#e3b64b" strokeWidth="3.4" strokeLinejoin="round" strokeLinecap="round">
        <rect x="93.2" y="20.4" width="15" height="14.5" rx="1.5" />
        <path d="m154.5 112.5 14.2-3.5 3.6 16-14 4.2z" />
        <path d="M87.5 165.4h25.3v18.2H87.5zM100 166v11M87.5 189.4h25.3v18.2H87.5zM100 190v11" />
      </g>
    </>
  );
}
