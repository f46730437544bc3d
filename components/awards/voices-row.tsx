import { counted } from "@/components/charts/signed";
import { Face } from "@/components/ui/face";
import { monthName } from "@/features/awards/rules/months";
import type { ExistingCase, Nominee, OpenCycle } from "@/features/awards/types";
import { pictureUrl } from "@/lib/pictures/address";

type Somebody = { id: string; name: string; pictureId: string | null };

/** Faces before the writer's own; further ones are counted. */
const SHOWN = 4;

/** Who speaks for a nominee in one cycle once this case is sent, each of them once; the writer last. */
export function voicesOf(
  existing: readonly ExistingCase[],
  cycleId: string | undefined,
  me: Somebody,
): Somebody[] {
  const theirs = existing.filter((one) => one.cycleId === cycleId).flatMap(({ people }) => people);
  const others = new Map(theirs.filter(({ id }) => id !== me.id).map((one) => [one.id, one]));
  return [...others.values(), me];
}

/** Their faces, and a dashed place for the next one while the shortlist still takes more. */
export function VoicesRow({ voices, needed }: { voices: readonly Somebody[]; needed: number }) {
  const others = voices.slice(0, -1);
  const shown = others.length > SHOWN + 1 ? others.slice(0, SHOWN) : others;
  const more = others.length - shown.length;
  return (
    <ul className="mt-5 flex items-center justify-center gap-1">
      {shown.map((one) => (
        <VoiceFace key={one.id} one={one} />
      ))}
      {more > 0 && (
        <li className="grid size-[46px] place-items-center rounded-full bg-black/35 text-small font-semibold ring-2 ring-white">
          +{more}
        </li>
      )}
      {voices.slice(-1).map((one) => (
        <VoiceFace key={one.id} one={one} />
      ))}
      {voices.length < Math.max(needed, 2) && (
        <li className="ml-1 grid size-[46px] place-items-center rounded-full border-2 border-dashed border-wall-ink/70 font-sign text-[17px]">
          <span className="sr-only">The next place: number </span>
          {voices.length + 1}
        </li>
      )}
    </ul>
  );
}

function VoiceFace({ one }: { one: Somebody }) {
  return (
    <li className="leading-none">
      <Face name={one.name} src={pictureUrl(one.pictureId, 96)} size={46} ring="white" />
    </li>
  );
}

/** How many speak for somebody, the writer among them. */
export function countedVoices(voices: number): string {
  return voices === 1 ? "Yours is the first voice" : `${counted(voices)} voices with yours`;
}

/** What it takes to be on the shortlist, and who decides then. */
export function shortlistWords({ rules, month }: OpenCycle, voices: number, nominee: Nominee | null): string {
  const { voices: needed, atMost } = rules.shortlist;
  const shortlist = `the ${monthName(month)} shortlist`;
  const takes =
    voices < needed
      ? `${counted(needed)} voices put ${nominee?.shortName ?? "a story"} on ${shortlist}.`
      : `That is enough for ${shortlist}, where the ${atMost} with the most voices go.`;
  const then =
    rules.decidedBy === "panel"
      ? "The panel reads the stories with the names covered."
      : "Then colleagues vote, one vote each.";
  return `${takes} ${then}`;
}
