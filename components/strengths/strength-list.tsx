import { FAMILIES, FAMILY_ORDER, TOP } from "@/features/strengths/rules";
import type { PostedStrength } from "@/features/strengths/types";
import { FamilyIcon } from "./family-icon";

/** What somebody has posted, best first: the five that count with their hints, the rest smaller. */
export function StrengthList({ strengths }: { strengths: PostedStrength[] }) {
  return (
    <>
      <ol>
        {strengths.map((strength, i) => (
          <Row key={strength.id} strength={strength} place={i + 1} />
        ))}
      </ol>
      <div className="dashes" />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-ink-2">
        {FAMILY_ORDER.map((family) => (
          <span key={family} className="flex items-center gap-1.5">
            <FamilyIcon family={family} size={16} className="text-ink" />
            {FAMILIES[family].name}
          </span>
        ))}
        <span className="ml-auto max-sm:hidden">Top five: in the team’s map</span>
      </div>
    </>
  );
}

function Row({ strength, place }: { strength: PostedStrength; place: number }) {
  if (place > TOP) {
    return (
      <li className="grid min-h-10 grid-cols-[32px_28px_1fr] items-center sm:grid-cols-[40px_32px_1fr] border-t border-line text-ink-2 first:border-t-0">
        <span className="font-sign text-[17px]">{place}</span>
        <FamilyIcon family={strength.family} size={18} />
        <span className="text-[15px] text-ink">{strength.name}</span>
      </li>
    );
  }
  return (
    <li className="grid min-h-13 grid-cols-[32px_28px_1fr] items-center border-t border-line py-2 first:border-t-0 sm:grid-cols-[40px_32px_1.1fr_1fr]">
      <span className="font-sign text-card">{place}</span>
      <FamilyIcon family={strength.family} size={21} />
      <span className="pr-3 text-[17px] font-semibold">{strength.name}</span>
      <span className="font-hand text-[16px] text-ink-2 max-sm:col-start-3">{strength.hint}</span>
    </li>
  );
}
