/** Which of the award's values a story shows: as many as fit, or none. */
export function ValuesField({
  offered,
  chosen,
  onChange,
}: {
  offered: readonly string[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  if (offered.length === 0) return null;
  const toggle = (value: string, on: boolean) =>
    onChange(offered.filter((one) => (one === value ? on : chosen.includes(one))));
  return (
    <fieldset className="mt-5">
      <legend className="mb-2 font-semibold">Which of our values does it show?</legend>
      <div className="flex flex-wrap gap-2">
        {offered.map((value) => (
          <label
            key={value}
            className="inline-flex min-h-11 items-center gap-2 rounded-full border-[1.5px] border-line-strong bg-paper px-4 text-small font-semibold hover:bg-ink/3 has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-(--ring)"
          >
            <input
              type="checkbox"
              name="values"
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
              className="sr-only"
            />
            {value}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
