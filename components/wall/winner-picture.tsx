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
      <span
        data-part="team"
        className="@container grid w-full justify-items-center gap-[6%] px-[6%] text-center text-[#24161a]"
      >
        <Icon name="people" size={48} className="h-auto w-[31cqw]" />
        <span data-part="name" className="font-sign text-[max(11px,10cqw)] leading-tight">
          {winner.name}
        </span>
      </span>
    </Frame>
  );
}
