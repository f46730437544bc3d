/** Slices and leaves that come down slowly, once, when somebody new goes up. Nothing flashes; with reduced motion nothing moves. */
export function KioskStreamers() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-hidden motion-reduce:hidden"
    >
      {PIECES.map(({ left, delay, size, turn, isLeaf }) => (
        <svg
          key={left}
          aria-hidden="true"
          viewBox="0 0 40 40"
          className="kiosk-falling absolute"
          style={{
            left: `${left}%`,
            width: `calc(var(--u) * ${size})`,
            animationDelay: `${delay}s`,
            rotate: `${turn}deg`,
          }}
        >
          {isLeaf ? (
            <path
              d="M20 4c9 7 11 20 0 32C9 24 11 11 20 4zm0 4v24"
              fill="#2f7d4f"
              stroke="#1d5637"
              strokeWidth="1.5"
            />
          ) : (
            <g strokeLinejoin="round">
              <path d="M20 38 5 9q15-7 30 0z" fill="#d98b2e" stroke="#a9621a" strokeWidth="1.5" />
              <path d="M20 34 9.5 13q10.5-4.5 21 0z" fill="#ffd166" />
              <circle cx="20" cy="19" r="3.5" fill="#c2371f" />
            </g>
          )}
        </svg>
      ))}
    </div>
  );
}

/** Sixteen pieces, spread evenly and started one after the other. */
const PIECES = Array.from({ length: 16 }, (_, i) => ({
  left: ((i * 37) % 96) + 2,
  delay: (i % 8) * 0.9,
  size: 44 + ((i * 29) % 34),
  turn: (i * 71) % 360,
  isLeaf: i % 3 === 0,
}));
