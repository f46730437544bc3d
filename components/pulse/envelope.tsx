/** The open envelope of the seal step. */
export function Envelope() {
  return (
    <svg viewBox="0 0 140 104" width="134" className="mx-auto block" aria-hidden="true">
      <g stroke="#24161a" strokeWidth="2" strokeLinejoin="round">
        <path d="M2 40 70 84l68-44v62H2z" fill="#ffd978" />
        <path d="M29 1.500h82v74L70 92 29 75.500z" fill="#fff" />
        <path d="M2 40 70 82l68-42v62H2z" fill="#ffd978" />
        <path d="m2 102 52-36m84 36L86 66" fill="none" />
      </g>
      <g stroke="#b9a98c" strokeWidth="3" strokeLinecap="round">
        <path d="M41 18h58M41 30h47M41 42h54" />
      </g>
      <circle cx="70" cy="82" r="15.500" fill="#c4281a" stroke="#24161a" strokeWidth="2" />
      <path d="M61.500 74q8.500-5 17 0L70 85z" fill="#ffd978" />
    </svg>
  );
}
