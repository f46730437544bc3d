import { Pill } from "@/components/ui/pill";
import type { Criterion } from "@/features/awards/rules/award-rules";
import type { Chapter } from "@/features/awards/rules/published-rules";

/** The rules of an award, chapter by chapter. What it looks for is drawn as the scale that a panel scores on. */
export function PublishedChapters({
  chapters,
  criteria,
  values,
}: {
  chapters: readonly Chapter[];
  criteria: readonly Criterion[];
  values: readonly string[];
}) {
  return (
    <dl className="divide-y divide-line">
      {chapters.map(({ title, sentences }) => (
        <div key={title} className="gap-x-8 py-5 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[11rem_1fr]">
          <dt className="mb-2 font-sign text-ticket">{title}</dt>
          <dd className="min-w-0 space-y-1.5">
            {title === "What we look for" ? (
              <LookedFor criteria={criteria} values={values} />
            ) : (
              sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LookedFor({ criteria, values }: { criteria: readonly Criterion[]; values: readonly string[] }) {
  return (
    <>
      <ul className="space-y-4">
        {criteria.map(({ name, low, high }) => (
          <li key={name}>
            <b>{name}</b>
            <span className="mt-1.5 grid grid-cols-2 items-center gap-x-3 gap-y-1 text-small text-ink-2 sm:flex">
              <span>
                <span className="sr-only">1: </span>“{low}”
              </span>
              <Steps />
              <span className="max-sm:text-right">
                <span className="sr-only">5: </span>“{high}”
              </span>
            </span>
          </li>
        ))}
      </ul>
      {values.length > 0 && (
        <div className="pt-3">
          <p className="mb-2">A story can say which of these it shows:</p>
          <ul className="flex flex-wrap gap-2">
            {values.map((value) => (
              <li key={value}>
                <Pill>{value}</Pill>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Five steps on a line, one to five. */
function Steps() {
  return (
    <svg
      width="120"
      height="12"
      viewBox="0 0 120 12"
      aria-hidden="true"
      className="shrink-0 max-sm:order-first max-sm:col-span-2 max-sm:w-full"
    >
      <path d="M6 6h108" className="stroke-line-strong" strokeWidth="1.5" />
      {[6, 33, 60, 87, 114].map((x) => (
        <circle key={x} cx={x} cy="6" r="4" className="fill-paper stroke-line-strong" strokeWidth="1.5" />
      ))}
    </svg>
  );
}
