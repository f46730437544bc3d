/** The mark: one whole pizza, one with a seat free; the product's name beside it. */
export function Logo({ markOnly, name = "Two Pizza" }: { markOnly?: boolean; name?: string }) {
  return (
    <span className="inline-flex items-center gap-3">
      <svg
        width="60"
        height="30"
        viewBox="0 0 60 30"
        fill="#ffd978"
        role={markOnly ? "img" : undefined}
        aria-label={markOnly ? name : undefined}
        aria-hidden={markOnly ? undefined : true}
      >
        <path d="M13.2 4A12 12 0 0 0 2 15.2h11.2zM2 16.8A12 12 0 0 0 13.2 28V16.8zM14.8 16.8V28A12 12 0 0 0 26 16.8zM14.8 4v11.2H26A12 12 0 0 0 14.8 4z" />
        <path d="M42.7 4A12 12 0 0 0 31.5 15.2h11.2zM31.5 16.8A12 12 0 0 0 42.7 28V16.8zM44.3 16.8V28a12 12 0 0 0 11.2-11.2z" />
        <path
          d="M46 1.8v11.4h11.4A11.5 11.5 0 0 0 46 1.8z"
          fill="none"
          stroke="#fff"
          strokeWidth="1.6"
          strokeDasharray="1.6 2.8"
          strokeLinecap="round"
        />
      </svg>
      {!markOnly && (
        <span className="font-sign translate-y-px text-[24px] leading-none whitespace-nowrap">{name}</span>
      )}
    </span>
  );
}
