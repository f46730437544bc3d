import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

type ButtonVariant = "primary" | "secondary" | "butter" | "white" | "quiet" | "plain";
type ButtonSize = "sm" | "md" | "lg";

type Look = { variant?: ButtonVariant; size?: ButtonSize };

/** A button. One `primary` a view; `butter` or `white` on the wall and the hood; `plain` where there are many of it. */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...rest
}: Look & ComponentProps<"button">) {
  return <button type={type} className={clsx(buttonClass({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button. */
export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: Look & {
  href: string;
  children: ReactNode;
  prefetch?: boolean;
  className?: string;
  /** Said beside the pointer, where the words themselves have no room. */
  title?: string;
}) {
  return <Link className={clsx(buttonClass({ variant, size }), className)} {...rest} />;
}

/** The underlined link of the design, for one word of action inside or beside text. */
export function TextLink({ className, ...rest }: { href: string; children: ReactNode; className?: string }) {
  return (
    <Link
      className={clsx(
        "border-b-2 border-current pb-px font-semibold text-ink hover:opacity-85 in-[.on-hood]:text-inherit in-[.wall]:text-inherit",
        className,
      )}
      {...rest}
    />
  );
}

const sizes = {
  sm: "min-h-9 rounded-small px-3.5 text-small",
  md: "min-h-11 rounded-button px-[18px] text-[15px]",
  lg: "min-h-13 rounded-input px-6 text-[17px]",
};

const variants = {
  primary: "bg-tomato text-tomato-label hover:brightness-92",
  secondary:
    "border-[1.5px] border-line-strong bg-transparent hover:bg-ink/8 in-[.on-hood]:border-white/80 in-[.wall]:border-white/60",
  butter: "bg-butter text-butter-label hover:brightness-92",
  white: "bg-white text-[#24161a] hover:brightness-92",
  quiet:
    "bg-ink text-paper hover:brightness-125 in-[.wall]:bg-black/35 in-[.wall]:text-wall-ink in-[.on-hood]:bg-hood-well in-[.on-hood]:text-white",
  plain: "-mx-3.5 underline decoration-2 underline-offset-4 hover:bg-ink/8",
};

/** The look of a button, for a plain link that leaves the portal. */
export function buttonClass({ variant = "primary", size = "md" }: Look) {
  return clsx(
    "inline-flex items-center justify-center gap-2 text-center font-semibold leading-tight",
    "transition-[filter,background-color] select-none aria-disabled:cursor-not-allowed",
    "disabled:cursor-not-allowed disabled:opacity-60",
    sizes[size],
    variants[variant],
  );
}
