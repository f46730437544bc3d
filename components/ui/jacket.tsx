import { useId } from "react";
import { JACKET_BOX, JACKET_PAINTS, JACKET_PARTS } from "./jacket-parts";

/** The Fanatical Jacket: cream canvas, arms crossed, leather straps, brass buckles. `size` is its width in px. */
export function Jacket({ size = 120 }: { size?: number }) {
  // Its own paints: those of a jacket that is not shown here would paint nothing.
  const id = useId();
  const { x, y, width, height } = JACKET_BOX;
  return (
    <svg
      width={size}
      height={Math.round((size * height) / width)}
      viewBox={`${x} ${y} ${width} ${height}`}
      className="block h-auto max-w-full"
      role="img"
      aria-label="The Fanatical Jacket"
    >
      <defs>
        {Object.entries(JACKET_PAINTS).map(([name, { from, to, stops }]) => (
          <linearGradient key={name} id={`${id}${name}`} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]}>
            {stops.map(([offset, colour]) => (
              <stop key={offset} offset={offset} stopColor={colour} />
            ))}
          </linearGradient>
        ))}
      </defs>
      <g strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
        {JACKET_PARTS.map(({ d, paint, stroke, width: thick, opacity, dashes }) => (
          <path
            key={d}
            d={d}
            fill={!paint ? "none" : paint.startsWith("#") ? paint : `url(#${id}${paint})`}
            stroke={stroke}
            strokeWidth={thick}
            strokeOpacity={opacity}
            strokeDasharray={dashes}
            strokeLinecap={dashes ? "butt" : undefined}
          />
        ))}
      </g>
    </svg>
  );
}
