import clsx from "clsx";
import { initialsOf } from "./initials";

/** A round photograph, or the initials where there is none. `size` in px. */
export function Face({
  name,
  src,
  size = 40,
  ring,
  alt,
}: {
  name: string;
  src: string | null;
  size?: number;
  ring?: "paper" | "white" | "ink";
  /** "" where the name stands beside the face in words; the name otherwise. */
  alt?: string;
}) {
  const rings = {
    paper: "ring-2 ring-paper",
    white: "ring-2 ring-white",
    ink: "ring-[3px] ring-ink ring-offset-2 ring-offset-paper",
  };
  const look = clsx("inline-block shrink-0 rounded-full bg-mat", ring && rings[ring]);
  if (src) {
    return (
      <img
        src={src}
        alt={alt ?? name}
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        className={clsx(look, "aspect-square object-cover")}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside the name in words
    <svg
      width={size}
      height={size}
      viewBox="0 0 40 40"
      className={look}
      {...((alt ?? name) ? { role: "img", "aria-label": alt ?? name } : { "aria-hidden": true })}
    >
      <text x="20" y="25.5" textAnchor="middle" fontSize="15" fill="#24161a" className="font-sign">
        {initialsOf(name)}
      </text>
    </svg>
  );
}

/** Faces that overlap a little, and how many more there are. */
export function FaceRow({
  people,
  max = 5,
  size = 32,
}: {
  people: { name: string; src: string | null }[];
  max?: number;
  size?: number;
}) {
  const more = people.length - max;
  return (
    <ul className="flex items-center">
      {people.slice(0, max).map((person, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name
        <li key={i} className="-ml-2 leading-none first:ml-0">
          <Face name={person.name} src={person.src} size={size} ring="paper" />
        </li>
      ))}
      {more > 0 && <li className="ml-2 text-small font-semibold text-ink-2">and {more} more</li>}
    </ul>
  );
}
