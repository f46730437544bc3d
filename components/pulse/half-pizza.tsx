import { polar, rimPath, slicePath, wobble } from "@/components/charts/geometry";

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
    <svg
      viewBox="-106 -112 212 116"
      className="block h-auto w-full touch-manipulation overflow-visible"
      aria-hidden="true"
    >
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
              <Lifted cut={cut} />
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

/** The chosen slice: crust, sauce, cheese and two toppings, as the pizzas of the teams. */
function Lifted({ cut }: { cut: { from: number; to: number } }) {
  const middle = (cut.from + cut.to) / 2;
  const pepperoni = polar(58, middle);
  const olive = polar(43, middle);
  return (
    <g strokeLinejoin="round">
      <path
        d={slicePath(cut, 101, CUT - 0.4, wobble(77))}
        fill="#d98b2e"
        stroke="#a9621a"
        strokeWidth="0.9"
      />
      <path
        d={rimPath(cut, 95, 3.5, wobble(77))}
        fill="none"
        stroke="#f4be6b"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <path d={slicePath(cut, 89, CUT + 0.3, wobble(78))} fill="#d2402a" />
      <path d={slicePath(cut, 85, CUT + 1.1, wobble(79))} fill="#ffd166" />
      <circle cx={pepperoni.x} cy={pepperoni.y} r="4.1" fill="#c2371f" stroke="#8d1a0f" strokeWidth="0.5" />
      <circle cx={olive.x} cy={olive.y} r="2" fill="none" stroke="#3b2a3a" strokeWidth="1.7" />
    </g>
  );
}
