import clsx from "clsx";

const PLACES = 12;

/** How often somebody was asked this month, as dots; the words beside them say it too. */
export function AskDots({ asks, size = "md" }: { asks: number; size?: "sm" | "md" }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("flex flex-wrap items-center", size === "md" ? "gap-1.5" : "gap-1")}
    >
      {Array.from({ length: PLACES }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
          key={place}
          className={clsx(
            "rounded-full border-[1.5px]",
            size === "md" ? "size-3" : "size-2.5",
            place < asks ? "border-ink bg-ink" : "border-line-strong",
          )}
        />
      ))}
      {asks > PLACES && <span className="ml-0.5 text-small font-semibold">+{asks - PLACES}</span>}
    </span>
  );
}
