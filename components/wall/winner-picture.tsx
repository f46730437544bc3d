import { type Finish, Frame } from "@/components/ui/frame";
import { Icon } from "@/components/ui/icon";
import type { Nominee } from "@/features/awards/types";

/** Somebody's portrait in its frame; a whole team hangs by its name, unless it chose a picture. `src` comes from the page. */
export function WinnerPicture({
  winner,
  src,
  finish,
  size,
  jacket,
  eager,
}: {
  winner: Pick<Nominee, "kind" | "name">;
  src: string | null;
  finish: Finish;
  size: number;
  jacket?: boolean;
  eager?: boolean;
}) {
  if (winner.kind === "person" || src) {
    return <Frame {...{ src, finish, size, jacket, eager }} name={winner.name} />;
  }
  return (
    <Frame src={null} name={winner.name} finish={finish} size={size} jacket={jacket}>
      <span className="grid justify-items-center gap-[6%] px-[6%] text-center text-[#24161a]">
        <Icon name="people" size={Math.round(size * 0.26)} />
        <span
          className="font-sign leading-tight"
          style={{ fontSize: Math.max(11, Math.round(size * 0.085)) }}
        >
          {winner.name}
        </span>
      </span>
    </Frame>
  );
}
