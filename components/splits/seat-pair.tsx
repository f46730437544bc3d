"use client";

import clsx from "clsx";
import type { KeyboardEvent, PointerEvent } from "react";
import { polar, seatSplit } from "@/components/charts/geometry";
import { cutsOf, FreeSeat, Plate, ReadySlice } from "@/components/charts/pizza-slice";
import { Face } from "@/components/ui/face";
import { seedFrom } from "@/lib/seeded";

export type Sitter = { id: string; name: string; src: string | null };

type Props = {
  /** What the pizzas look like: the same id, the same pizzas. */
  seed: string;
  limit: number;
  sitters: Sitter[];
  /** Who is in the hand: their seat looks free meanwhile. */
  held: string | null;
  /** Who would change places with the one in the hand. */
  target: string | null;
  openMenu: string | null;
  onPress: (event: PointerEvent, person: Sitter) => void;
  onMenu: (person: Sitter) => void;
};

/** A planned table as two pizzas; every face is a button that can be dragged, or pressed for the menu. */
export function SeatPair({ seed, limit, sitters, ...rest }: Props) {
  const split = seatSplit(limit);
  const beyond = sitters.slice(limit);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go on from the seat that has the focus
    <div onKeyDown={walk} className="min-w-0">
      <div className="flex items-center gap-[3%]">
        {split.map((count, pizza) => {
          const first = pizza * split[0];
          return (
            <SeatPizza
              key={pizza === 0 ? "first" : "second"}
              seed={seedFrom(seed) + pizza * 97}
              count={count}
              sitters={sitters.slice(first, first + count)}
              {...rest}
            />
          );
        })}
      </div>
      {beyond.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-2 text-small font-semibold text-tomato-ink">
          No seat yet:
          {beyond.map((person) => (
            <SeatButton key={person.id} person={person} className="relative size-11" {...rest} />
          ))}
        </div>
      )}
    </div>
  );
}

type PizzaProps = Omit<Props, "seed" | "limit"> & { seed: number; count: number };

function SeatPizza({ seed, count, sitters, ...rest }: PizzaProps) {
  const cuts = cutsOf(count);
  const size = count > 4 ? 25 : 27.5;
  return (
    <div className="relative min-w-0 flex-1">
      <svg viewBox="-111 -111 222 222" className="block h-auto w-full overflow-visible" aria-hidden="true">
        <Plate />
        {cuts.map((cut, i) =>
          sitters[i] && sitters[i].id !== rest.held ? (
            <ReadySlice key={cut.from} cut={cut} count={count} seed={seed + i * 13} look="rich" />
          ) : (
            <FreeSeat key={cut.from} cut={cut} />
          ),
        )}
      </svg>
      {sitters.map((person, i) => {
        const cut = cuts[i];
        if (!cut) return null;
        const at = polar(54.5, (cut.from + cut.to) / 2);
        return (
          <SeatButton
            key={person.id}
            person={person}
            className="absolute min-h-11 min-w-11 -translate-x-1/2 -translate-y-1/2"
            style={{
              left: `${((at.x + 111) / 222) * 100}%`,
              top: `${((at.y + 111) / 222) * 100}%`,
              width: `${((size * 2) / 222) * 100}%`,
            }}
            {...rest}
          />
        );
      })}
    </div>
  );
}

type ButtonProps = Pick<Props, "held" | "target" | "openMenu" | "onPress" | "onMenu"> & {
  person: Sitter;
  className: string;
  style?: React.CSSProperties;
};

function SeatButton({ person, held, target, openMenu, onPress, onMenu, className, style }: ButtonProps) {
  return (
    <button
      type="button"
      data-seat={person.id}
      aria-haspopup="menu"
      aria-expanded={openMenu === person.id}
      aria-label={`${person.name}, move to another seat`}
      title={person.name}
      onPointerDown={(event) => onPress(event, person)}
      onClick={() => onMenu(person)}
      style={style}
      className={clsx(
        "grid aspect-square cursor-grab touch-none place-items-center rounded-full select-none",
        held === person.id && "opacity-0",
        className,
      )}
    >
      <span
        className={clsx(
          "pointer-events-none block w-full rounded-full border-[3px] shadow-[0_1.5px_0_2px_#a9621a8c] transition-transform [&>*]:block [&>*]:h-auto [&>*]:w-full",
          target === person.id || openMenu === person.id ? "scale-112 border-[#24161a]" : "border-white",
        )}
      >
        <Face name={person.name} src={person.src} size={64} alt="" />
      </span>
    </button>
  );
}

/** Arrow keys go from seat to seat of the table. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const seats = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-seat]")];
  const here = seats.indexOf(document.activeElement as HTMLElement);
  if (!step || here < 0) return;
  event.preventDefault();
  seats[(here + step + seats.length) % seats.length]?.focus();
}

/** The slice in the hand: lifted off its plate and tilted, as it follows the pointer. */
export function LiftedSlice({ person, count, size }: { person: Sitter; count: number; size: number }) {
  const half = 180 / count;
  const face = (size * (count > 4 ? 50 : 55)) / 222;
  return (
    <span
      className="absolute block drop-shadow-[0_10px_10px_rgb(36_22_26/0.32)]"
      style={{
        width: size,
        left: -size / 2,
        top: -size / 2 + (size * 54.5) / 222,
        rotate: "14deg",
        transformOrigin: `50% ${50 - (54.5 / 222) * 100}%`,
      }}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: what is in the hand is said aloud when it is put down */}
      <svg viewBox="-111 -111 222 222" className="block w-full overflow-visible">
        <ReadySlice cut={{ from: -half, to: half }} count={count} seed={seedFrom(person.id)} look="rich" />
      </svg>
      <span
        className="absolute block rounded-full border-[3px] border-white [&>*]:block [&>*]:h-auto [&>*]:w-full"
        style={{ width: face, left: (size - face) / 2, top: size / 2 - (size * 54.5) / 222 - face / 2 }}
      >
        <Face name={person.name} src={person.src} size={64} alt="" />
      </span>
    </span>
  );
}
