import type { Piece } from "@/features/awards/types";

/** Words with cardboard tape over the names. */
export function CoveredWords({ pieces }: { pieces: Piece[] }) {
  return (
    <>
      {pieces.map(({ words, taped }, i) =>
        taped ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the same tape may cover many names
            key={i}
            className="mx-0.5 inline-block -rotate-1 rounded-[2px] bg-[linear-gradient(100deg,#d9bd8c,#c4a06a_45%,#d3b47f)] px-2 text-[0.9em] leading-[1.5] font-semibold text-[#3a2510] shadow-[0_1px_2px_rgb(36_22_26/0.35)]"
          >
            {words}
          </span>
        ) : (
          words
        ),
      )}
    </>
  );
}
