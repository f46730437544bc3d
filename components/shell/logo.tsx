/** The mark: one whole pizza, one with a seat free; the product's name beside it. */
export function Logo({ markOnly, name = "Two Pizza" }: { markOnly?: boolean; name?: string }) {
  return (
    <span className="inline-flex items-center gap-3.5">
      <svg
        width="64"
        height="32"
        viewBox="0 0 64 32"
        fill="#ffd978"
        role={markOnly ? "img" : undefined}
        aria-label={markOnly ? name : undefined}
        aria-hidden={markOnly ? undefined : true}
      >
        <path d="M15 3.2A13 13 0 0 0 2.2 16H15zM17 3.2V16h12.8A13 13 0 0 0 17 3.2zM2.2 18A13 13 0 0 0 15 30.8V18zM17 18v12.8A13 13 0 0 0 29.8 18z" />
        <path d="M45 3.2A13 13 0 0 0 32.2 16H45zM32.2 18A13 13 0 0 0 45 30.8V18zM47 18v12.8A13 13 0 0 0 59.8 18z" />
        <path
          d="M49 2.4v11.6h11.8A12 12 0 0 0 49 2.4z"
          fill="none"
          stroke="#fff"
          strokeWidth="1.7"
          strokeDasharray="2.4 2.6"
          strokeLinecap="round"
        />
      </svg>
      {!markOnly && <span className="font-sign text-[25px] leading-none whitespace-nowrap">{name}</span>}
    </span>
  );
}
