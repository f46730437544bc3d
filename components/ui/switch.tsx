import type { ReactNode } from "react";

/** One thing that is on or off, with what it means in words. */
export function Switch({
  name,
  checked,
  onChange,
  title,
  children,
}: {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <label className="flex cursor-pointer items-center gap-5">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        {children && <span className="block text-ink-2">{children}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className="relative h-8 w-13 shrink-0 rounded-full border-[1.5px] border-line-strong bg-tray transition-colors after:absolute after:top-[3px] after:left-[3px] after:size-5.75 after:rounded-full after:bg-line-strong after:transition-transform after:duration-220 peer-checked:border-basil peer-checked:bg-basil peer-checked:after:translate-x-5 peer-checked:after:bg-paper peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-(--ring)"
      />
    </label>
  );
}
