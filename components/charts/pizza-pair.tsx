import clsx from "clsx";
import Link from "next/link";
import { initialsOf } from "@/components/ui/initials";
import { seedFrom } from "@/lib/seeded";
import { burntSlices, polar, seatSplit } from "./geometry";
import { BakedSlice, type Cut, cutsOf, FreeSeat, Plate, ReadySlice } from "./pizza-slice";
import { pairSentence } from "./sentences";

export type Seat = {
  personId: string;
  name: string;
  src: string | null;
  you?: boolean;
  /** Pushed out like one's own slice: the person whose page this is. */
  lifted?: boolean;
  href?: string;
  /** A few words under the name on the label: the first strength. */
  note?: string;
};

type PairProps = {
  teamId: string;
  limit: number;
  seats: Seat[];
  size: number;
  faces?: boolean;
  labels?: boolean;
  extra?: number;
  /** `hood` draws dark plates for the red counter front. */
  ground?: "paper" | "hood";
};

/**
 * A team as two pizzas. `size` is one pizza's width in px; the pair shrinks with its column.
 * Seats go clockwise from twelve o'clock. Over the limit both pizzas are plain and the rest lies
 * burnt beside them (`extra`, or what `seats` has beyond `limit`).
 */
export function PizzaPair({ teamId, limit, seats, size, faces, labels, extra, ground = "paper" }: PairProps) {
  const over = Math.max(0, extra ?? seats.length - limit);
  const split = seatSplit(limit);
  const withFaces = (faces ?? true) && over === 0 && size >= 60 && split[0] <= 5;
  const linked = withFaces && seats.some((seat) => seat.href);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
    <div
      role={linked ? "group" : "img"}
      aria-label={pairSentence(limit, Math.min(seats.length, limit), over)}
      className={clsx(
        "flex max-w-full items-center",
        size >= 120 ? "gap-[4%]" : "gap-0.5",
        labels && "justify-around",
      )}
    >
      {split.map((count, pizza) => {
        const first = pizza * split[0];
        const taken = over > 0 ? fullHouse(first, count) : seats.slice(first, first + count);
        return (
          <Pizza
            key={pizza === 0 ? "first" : "second"}
            {...{ size, count, taken, ground }}
            seed={seedFrom(teamId) + pizza * 97}
            withFaces={withFaces}
            labels={Boolean(labels) && withFaces && count <= 4}
            rich={size >= 60}
          />
        );
      })}
      {over > 0 && <Burnt over={over} size={size} seed={seedFrom(teamId)} />}
    </div>
  );
}

type PizzaProps = {
  count: number;
  taken: Seat[];
  seed: number;
  size: number;
  withFaces: boolean;
  labels: boolean;
  rich: boolean;
  ground: "paper" | "hood";
};

function Pizza({ count, taken, seed, size, withFaces, labels, rich, ground }: PizzaProps) {
  const cuts = cutsOf(count);
  const dark = ground === "hood";
  return (
    <div className="relative min-w-0">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the pair around it carries the sentence */}
      <svg width={size} viewBox="-111 -111 222 222" className="block h-auto max-w-full overflow-visible">
        <Plate dark={dark} />
        {cuts.map((cut, i) => (
          <Place
            key={cut.from}
            {...{ cut, count, withFaces, rich, dark }}
            seat={taken[i]}
            seed={seed + i * 13}
            plus={size >= 40}
            words={labels ? "Free seat" : undefined}
          />
        ))}
      </svg>
      {labels && cuts.map((cut, i) => <Label key={cut.from} seat={taken[i]} cut={cut} />)}
    </div>
  );
}

type PlaceProps = {
  cut: Cut;
  count: number;
  seed: number;
  withFaces: boolean;
  rich: boolean;
};

/** One seat: free, taken, or taken by somebody with a page to go to. */
function Place({
  seat,
  dark,
  plus,
  words,
  ...slice
}: PlaceProps & { seat?: Seat; dark: boolean; plus: boolean; words?: string }) {
  if (!seat) return <FreeSeat cut={slice.cut} dark={dark} plus={plus} words={words} />;
  if (!seat.href || !slice.withFaces) return <Taken seat={seat} {...slice} />;
  return (
    <Link href={seat.href} aria-label={seat.you ? `${seat.name}, you` : seat.name}>
      <Taken seat={seat} {...slice} />
    </Link>
  );
}

function Taken({ cut, seat, seed, withFaces, rich, count }: PlaceProps & { seat: Seat }) {
  if (!withFaces) return <ReadySlice {...{ cut, count, seed }} look={rich ? "rich" : "plain"} />;
  const middle = (cut.from + cut.to) / 2;
  const lifted = seat.you || seat.lifted ? polar(9, middle) : undefined;
  return (
    <g transform={lifted && `translate(${lifted.x} ${lifted.y})`}>
      <BakedSlice cut={cut} seed={seed} rich={rich} />
      <SeatFace seat={seat} at={polar(54.5, middle)} r={count > 4 ? 25 : 27.5} />
    </g>
  );
}

function SeatFace({ seat, at, r }: { seat: Seat; at: { x: number; y: number }; r: number }) {
  const isOut = seat.you || seat.lifted;
  const ring = isOut ? "#24161a" : "#fff";
  return (
    <>
      <circle cx={at.x} cy={at.y + 1.4} r={r + 1.8} fill="#a9621a" fillOpacity="0.55" />
      <circle cx={at.x} cy={at.y} r={r} fill="#f4eedf" stroke={ring} strokeWidth={isOut ? 4 : 3} />
      {seat.src ? (
        <image
          href={seat.src}
          x={at.x - r}
          y={at.y - r}
          width={r * 2}
          height={r * 2}
          preserveAspectRatio="xMidYMid slice"
          className="[clip-path:circle(47%)]"
        />
      ) : (
        <text
          x={at.x}
          y={at.y + r * 0.26}
          textAnchor="middle"
          fontSize={r * 0.78}
          fill="#24161a"
          className="font-sign"
        >
          {initialsOf(seat.name)}
        </text>
      )}
    </>
  );
}

function Burnt({ over, size, seed }: { over: number; size: number; seed: number }) {
  const { cuts, slices } = burntSlices(over);
  const [width, height] = [slices === 1 ? 117 : 222, slices <= 2 ? 117 : 222];
  return (
    <div className={clsx("relative min-w-0", slices <= 2 ? "pb-4" : "pb-2")}>
      <svg
        width={(size * width) / 222}
        viewBox={`-111 -111 ${width} ${height}`}
        className="block h-auto max-w-full"
        aria-hidden="true"
      >
        {/* A quarter turn back: the first slice lies against the pizzas it was too many for. */}
        <g transform="rotate(-90)">
          {cutsOf(cuts)
            .slice(0, slices)
            .map((cut, i) => (
              <ReadySlice key={cut.from} cut={cut} count={cuts} seed={seed + 500 + i * 31} look="burnt" />
            ))}
        </g>
      </svg>
      <span className="absolute bottom-0 left-1/2 -translate-x-1/2 rounded-full bg-tomato px-2 font-sign text-[13px] leading-5 text-tomato-label">
        +{over}
      </span>
    </div>
  );
}

/** A name on its own card at the slice's corner; on a phone the faces stand alone. */
function Label({ seat, cut }: { seat?: Seat; cut: Cut }) {
  const middle = (cut.from + cut.to) / 2;
  const at = polar(1, middle);
  const corner = clsx(
    "absolute z-10 max-sm:hidden",
    Math.abs(at.x) < 0.2
      ? "left-1/2 -translate-x-1/2"
      : at.x > 0
        ? "right-0 translate-x-[14%]"
        : "left-0 -translate-x-[14%]",
    at.y < 0 ? "top-0" : "bottom-0",
  );
  if (!seat) return null;
  return (
    <span
      className={clsx(corner, "rounded-button bg-paper px-2.5 py-1 text-small leading-tight shadow-card")}
    >
      <span className="block font-semibold">{seat.you ? "You" : seat.name.split(" ")[0]}</span>
      {seat.note && <span className={"block text-tiny text-ink-2"}>{seat.note}</span>}
    </span>
  );
}

function fullHouse(first: number, count: number): Seat[] {
  return Array.from({ length: count }, (_, i) => ({ personId: `seat-${first + i}`, name: "", src: null }));
}
