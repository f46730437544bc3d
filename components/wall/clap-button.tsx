import { OneButton } from "@/components/awards/one-button";
import { Icon } from "@/components/ui/icon";
import { clap, takeClapBack } from "@/features/wall/actions";
import { clapWords } from "@/features/wall/rules/hanging";

/** Claps once a person; pressed again it takes the clap back. */
export function ClapButton({
  winId,
  claps,
  hasClapped,
}: {
  winId: string;
  claps: number;
  hasClapped: boolean;
}) {
  return (
    <OneButton action={hasClapped ? takeClapBack : clap} fields={{ winId }} variant="quiet">
      {hasClapped && <Icon name="check" size={18} />}
      {hasClapped ? `You clapped, ${clapWords(claps)} in all` : `Clap, ${claps.toLocaleString("en-GB")}`}
      {hasClapped && <span className="sr-only">. Take mine back</span>}
    </OneButton>
  );
}
