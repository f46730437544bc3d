import { Face } from "@/components/ui/face";
import type { LineExample, Somebody } from "@/features/people/rules/dry-run";

type Props = { example: LineExample; faces: Record<string, string | null> };

/** The rule by line, drawn with people of the file: one lead's table, and beside it the table of a report who leads. */
export function LineDrawing({ example: { lead, reports, subLead, subReports }, faces }: Props) {
  const face = (person: Somebody) => <Face name={person.name} src={faces[person.id] ?? null} size={40} />;
  const first = (person: Somebody) => person.name.split(" ")[0];
  return (
    <figure className="relative mx-auto w-[318px] max-w-full pb-1" aria-label="How the rule seats people">
      <div className="rounded-well border-2 border-dashed border-crust-deep px-3 pt-3 pb-3">
        <div className="flex justify-center">{face(lead)}</div>
        <Fork count={reports.length} />
        <div className="flex justify-around">
          {reports.map((person) => (
            <span key={person.id}>{face(person)}</span>
          ))}
        </div>
      </div>
      <figcaption className="mt-1 text-center text-small font-semibold text-crust-deep">
        Table of {first(lead)}
      </figcaption>
      <div className="mt-3 ml-auto w-fit rounded-well border-2 border-dashed border-basil px-5 py-3">
        <div className="flex justify-center">{face(subLead)}</div>
        <Fork count={subReports.length} />
        <div className="flex justify-around gap-5">
          {subReports.map((person) => (
            <span key={person.id}>{face(person)}</span>
          ))}
        </div>
      </div>
      <p className="mt-1 text-right text-small font-semibold text-basil">
        Table of {first(subLead)}, who reports to {first(lead)}
      </p>
    </figure>
  );
}

function Fork({ count }: { count: number }) {
  const places = Array.from({ length: count }, (_, i) => ((i + 0.5) / count) * 100);
  return (
    <svg viewBox="0 0 100 14" preserveAspectRatio="none" className="block h-5 w-full" aria-hidden="true">
      <path
        d={`M50 0V7${places.map((x) => `M50 7H${x.toFixed(2)}V14`).join("")}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
