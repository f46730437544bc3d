/** The Fanatical Jacket: cream canvas, arms crossed, leather straps, brass buckles. `size` is its width in px. */
export function Jacket({ size = 120 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={Math.round(size * 1.12)}
      viewBox="0 0 200 224"
      className="block h-auto max-w-full"
      role="img"
      aria-label="The Fanatical Jacket"
    >
      <defs>
        <linearGradient id="canvas" x1="0.2" y1="0" x2="0.7" y2="1">
          <stop offset="0" stopColor="#fbf6e6" />
          <stop offset=".55" stopColor="#efe6cb" />
          <stop offset="1" stopColor="#d8caa3" />
        </linearGradient>
      </defs>
      <g stroke="#7a6440" strokeWidth="1.8" strokeLinejoin="round" strokeLinecap="round" fill="url(#canvas)">
        <path d="M96 3c1 4 3 7 4 10m5-10c-1 5-4 8-5 12" fill="none" stroke="#d09a2f" strokeWidth="3.5" />
        <path d="M35 160c0 24 1 40 4 52 34 13 88 13 122 0 3-12 4-28 4-52z" />
        <path d="M72 26C48 30 26 44 14 70 3 94 1 124 8 142c7 16 22 23 40 23h104c18 0 33-7 40-23 7-18 5-48-6-72-12-26-34-40-58-44l-28 6z" />
        <path d="M70 26c-2-5-1-10 4-14 4 9 14 13 26 13s22-4 26-13c5 4 6 9 4 14-6 9-17 13-30 13s-24-4-30-13z" />
        <path d="M48 60c-9 11-16 22-18 40m122-40c9 11 16 22 18 40" fill="none" />
        <path d="M46 68v94M154 68v94" fill="none" strokeDasharray="none" strokeOpacity=".35" />
        <path
          d="M8 104c7-5 14-7 22-6M6 116c8-5 15-6 22-4M192 104c-7-5-14-7-22-6"
          fill="none"
          strokeOpacity=".7"
        />
        <path d="M152 76c10 9 16 22 14 34-2 14-14 22-32 26l-74 22c-14 4-26-1-28-12-2-10 4-18 16-22z" />
        <path d="M48 76c-10 9-17 22-15 34 2 11 12 16 27 15l98-28 8 20-92 28" />
      </g>
      <path d="M100 41v165" stroke="#5a4a30" strokeWidth="1.8" strokeDasharray="4 4" />
      <g fill="#a9602b" stroke="#5e3212" strokeWidth="1.6">
        <path d="m160 99 27-10 5 12-27 11z" />
        <path d="M36 166h128v11H36zM37 190h126v11H37z" />
        <path d="M86 20h28v9H86z" />
      </g>
      <g fill="none" stroke="#e2b13c" strokeWidth="3.6" strokeLinejoin="round">
        <path d="m158 96 12-4 6 18-12 4z" />
        <path d="M88 161h24v21H88zm12 0v14M88 185h24v21H88zm12 0v14M93 17h14v15H93z" />
      </g>
    </svg>
  );
}
