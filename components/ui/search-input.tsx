import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon } from "./icon";

/** The large field of a search page, called `q`: a lens, and a label for those who do not see the lens. */
export function SearchInput({
  label,
  className,
  ...rest
}: { label: string; className?: string } & ComponentProps<"input">) {
  return (
    <label className={clsx("relative block min-w-0 flex-1", className)}>
      <span className="sr-only">{label}</span>
      <Icon
        name="search"
        size={20}
        className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2"
      />
      <input
        type="search"
        name="q"
        className="min-h-13 w-full rounded-input border-[1.5px] border-line-strong bg-paper pr-3.5 pl-12 text-[17px] placeholder:text-ink-2"
        {...rest}
      />
    </label>
  );
}
