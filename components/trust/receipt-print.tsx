import type { ReceiptView } from "@/features/ballots/device/answer";

/** What makes a receipt one's own: four words for people, bars for the look of it, and the beginning of its hash. */
export function ReceiptPrint({ receipt, words, print }: ReceiptView) {
  const [one, two, three, four] = words;
  return (
    <div className="text-center">
      <p className="font-table text-small">Your four receipt words</p>
      <p className="text-[23px] leading-[1.25] font-bold">
        {one} {two} <br />
        {three} {four}
      </p>
      <Barcode receipt={receipt} />
      <p>{print}</p>
    </div>
  );
}

/** The hash as bars: each byte gives the width of one bar and of the gap after it. */
function Barcode({ receipt }: { receipt: string }) {
  const bars: { at: number; width: number }[] = [];
  let at = 0;
  for (const pair of receipt.match(/../g) ?? []) {
    const byte = Number.parseInt(pair, 16);
    const width = 1 + (byte & 3);
    bars.push({ at, width });
    at += width + 1 + ((byte >> 2) & 3);
  }
  return (
    <svg
      viewBox={`0 0 ${at - 1} 20`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="mt-3 mb-2 block h-11 w-full"
      aria-hidden="true"
    >
      {bars.map(({ at, width }) => (
        <rect key={at} x={at} width={width} height="20" fill="currentColor" />
      ))}
    </svg>
  );
}
