import Link from "next/link";
import { Face } from "@/components/ui/face";
import { Pill } from "@/components/ui/pill";
import { askedInWords, FULL_PLATE, whyInWords } from "@/features/asks/rules";
import type { Found } from "@/features/asks/types";
import { AskDots } from "./ask-dots";
import { AskForm } from "./ask-form";

const REASONS = 3;

/** Somebody who may be the right person: why, how often they were asked this month, and the way to ask. */
export function FoundCard({ person, src, line }: { person: Found; src: string | null; line: string }) {
  const reasons = whyInWords(person);
  const strength = person.why.find((why) => why.kind === "strength");
  const isFull = person.asks >= FULL_PLATE;
  return (
    <article className="flex h-full flex-col gap-4 rounded-card bg-paper p-5 shadow-card">
      <div className="flex items-start gap-4">
        <Face name={person.name} src={src} size={72} alt="" />
        <div className="min-w-0">
          <h2 className="text-[17px] leading-snug font-semibold wrap-anywhere">
            <Link href={`/people/${person.id}`} className="-my-2.5 inline-block py-2.5 hover:underline">
              {person.name}
            </Link>
          </h2>
          <p className="text-small text-ink-2">
            {[person.title, person.teamName].filter(Boolean).join(", ")}
          </p>
        </div>
      </div>
      <ul aria-label={`Why ${person.givenName}`} className="flex flex-wrap gap-1.5">
        {reasons.slice(0, REASONS).map((reason) => (
          <li key={reason}>
            <Pill tone="plain">{reason}</Pill>
          </li>
        ))}
      </ul>
      <div className="mt-auto grid gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
          <AskDots asks={person.asks} size="sm" />
          {person.asks === 0
            ? "Not asked yet this month"
            : `${askedInWords(person.asks)} this month`.replace("a", "A")}
          {isFull && ", a full plate"}
        </p>
        <AskForm
          personId={person.id}
          givenName={person.givenName}
          label={`Ask ${person.givenName}${isFull ? " anyway" : ""}`}
          line={line}
          strengthId={strength?.kind === "strength" ? strength.id : undefined}
          variant="secondary"
        />
      </div>
    </article>
  );
}
