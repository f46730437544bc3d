import { BakedSlice, BurntSlice, cutsOf, type Look, READY_KINDS, readyName } from "./pizza-slice";

/** The slices that `ReadySlice` points at: for one to five seats a pizza baked ones, for one to eight burnt ones. */
export function SliceSheet() {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a sheet to take from, never shown itself
    <svg xmlns="http://www.w3.org/2000/svg">
      {[1, 2, 3, 4, 5].flatMap((count) => (["rich", "plain"] as const).map((look) => kinds(look, count)))}
      {[1, 2, 3, 4, 5, 6, 7, 8].map((count) => kinds("burnt", count))}
    </svg>
  );
}

function kinds(look: Look, count: number) {
  const [cut] = cutsOf(count);
  if (!cut) return null;
  return Array.from({ length: READY_KINDS }, (_, kind) => {
    const id = readyName(look, count, kind);
    const seed = kind * 997 + count * 31;
    return (
      <g key={id} id={id}>
        {look === "burnt" ? (
          <BurntSlice cut={cut} seed={seed} />
        ) : (
          <BakedSlice cut={cut} seed={seed} rich={look === "rich"} />
        )}
      </g>
    );
  });
}
