import { encode } from "uqr";

/** An address as a QR code, drawn on the server. Its words always stand beside it. */
export function QrCode({ address, className }: { address: string; className?: string }) {
  const { data, size } = encode(address, { border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      role="img"
      aria-label={`QR code of ${address}`}
    >
      <rect width={size} height={size} rx="1" fill="#fffdf4" />
      <path d={dark.join("")} fill="#24161a" shapeRendering="crispEdges" />
    </svg>
  );
}
