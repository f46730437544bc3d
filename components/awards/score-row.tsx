import clsx from "clsx";

const SCORES = [1, 2, 3, 4, 5];

/** One criterion with its five steps, as radio buttons: left and right choose. */
export function ScoreRow({
  name,
  criterion,
  score,
  onGive,
}: {
  name: string;
  criterion: { name: string; low: string; high: string };
  score: number | null;
  onGive: (score: number) => void;
}) {
  return (
    <fieldset
      aria-describedby={`${name}-ends`}
      className="border-b-2 border-dashed border-line-strong py-4 first-of-type:pt-0"
    >
      <legend className="float-left mb-0.5 w-full text-lead font-semibold">{criterion.name}</legend>
      <p id={`${name}-ends`} className="clear-both mb-2 text-small text-ink-2">
        1 {criterion.low}, 5 {criterion.high}
      </p>
      <div className="grid grid-cols-5 gap-2 sm:gap-2.5">
        {SCORES.map((step) => (
          <label key={step} className="block">
            <input
              type="radio"
              name={name}
              value={step}
              checked={score === step}
              onChange={() => onGive(step)}
              className="peer sr-only"
            />
            <span
              className={clsx(
                "grid min-h-11 place-items-center rounded-button border-[1.5px] border-line-strong font-semibold tabular transition-colors hover:bg-ink/6",
                "peer-checked:border-ink peer-checked:bg-ink peer-checked:text-paper",
                "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-(--ring)",
              )}
            >
              {step}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
