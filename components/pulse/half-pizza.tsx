import { polar, slicePath } from "@/components/charts/geometry";
import { BakedSlice } from "@/components/charts/pizza-slice";

const NUMBERS = Array.from({ length: 11 }, (_, i) => i);
const CUT = 2.9;
const LIFT = 7;

/** Half a pizza of eleven slices, 0 on the left, 10 on the right. The chosen one is baked and lifted out. */
export function HalfPizza({
  chosen,
  focused,
  onChoose,
}: {
  chosen: number | undefined;
  focused: number | undefined;
  onChoose: (score: number) => void;
}) {
  return (
    <svg viewBox="-106 -112 212 116" className="block h-auto w-full touch-manipulation" aria-hidden="true">
      {NUMBERS.map((number) => {
        const cut = { from: -90 + (number * 180) / 11, to: -90 + ((number + 1) * 180) / 11 };
        const middle = (cut.from + cut.to) / 2;
        const isChosen = number === chosen;
        const lift = polar(isChosen ? LIFT : 0, middle);
        const label = polar(78, middle);
        return (
          <g
            key={number}
            onPointerDown={() => onChoose(number)}
            className="group cursor-pointer transition-transform duration-220"
            style={{ transform: `translate(${lift.x}px, ${lift.y}px)` }}
          >
            {isChosen ? (
              <BakedSlice cut={cut} seed={77} rich />
            ) : (
              <path
                d={slicePath(cut, 100, CUT)}
                className="fill-dough stroke-crust-deep group-hover:fill-band"
                strokeWidth="0.9"
                strokeLinejoin="round"
              />
            )}
            {number === focused && (
              <path d={slicePath(cut, 104, CUT - 2.4)} className="fill-none stroke-ink" strokeWidth="1.8" />
            )}
            {isChosen && <circle cx={label.x} cy={label.y} r="9.4" className="fill-ink" />}
            <text
              x={label.x}
              y={label.y}
              dy="0.36em"
              textAnchor="middle"
              fontSize="10"
              fontWeight="650"
              className={isChosen ? "fill-paper" : "fill-ink"}
            >
              {number}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
