import { participationSlices } from "./geometry";
import { BakedSlice, cutsOf, FreeSeat, Plate } from "./pizza-slice";

/**
 * How many have answered, as anonymous slices of one pizza. Up to twelve people get a slice each;
 * above that the pizza has twelve and is filled by share, rounded down.
 */
export function ParticipationPizza({
  cast,
  eligible,
  size,
}: {
  cast: number;
  eligible: number;
  size: number;
}) {
  const { slices, filled } = participationSlices(cast, eligible);
  return (
    <svg
      width={size}
      viewBox="-111 -111 222 222"
      className="block h-auto max-w-full"
      role="img"
      aria-label={`${cast} of ${eligible} answered`}
    >
      <Plate />
      {cutsOf(slices).map((cut, i) =>
        i < filled ? (
          <BakedSlice key={cut.from} cut={cut} seed={4217 + i * 29} rich={size >= 110} />
        ) : (
          <FreeSeat key={cut.from} cut={cut} plus={size >= 110} />
        ),
      )}
    </svg>
  );
}
