import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon } from "./icon";

const shape =
  "w-full rounded-input border-[1.5px] px-3.5 py-2.5 text-ink placeholder:text-ink-2 " +
  "aria-invalid:border-2 aria-invalid:border-tomato user-invalid:border-tomato";
const box = `${shape} border-line-strong bg-paper`;

/**
 * A label with its control, a hint and an error sentence.
 * Without children it holds a text input called `name`; a control given as child must carry
 * `id={name}`, or the name given to `htmlFor`.
 */
export function Field({
  label,
  name,
  hint,
  error,
  htmlFor,
  className,
  children,
}: {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: string;
  htmlFor?: string;
  className?: string;
  children?: ReactNode;
}) {
  const control = htmlFor ?? name;
  return (
    <div className={clsx("min-w-0", className)}>
      <label htmlFor={control} className="mb-1.5 block font-semibold">
        {label}
      </label>
      {children ?? <TextInput name={name} error={error} hinted={Boolean(hint)} />}
      {hint && (
        <p id={`${control}-hint`} className="mt-1.5 text-small text-ink-2">
          {hint}
        </p>
      )}
      {error && <FieldError name={control}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with one field. Its control points at it: `name` is the control’s id, mostly the field’s name. */
export function FieldError({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p id={`${name}-error`} className="mt-1.5 flex gap-1.5 text-small font-semibold text-tomato-ink">
      <Icon name="alert" size={18} className="mt-px shrink-0" />
      {children}
    </p>
  );
}

type Marked = { name: string; error?: string; hinted?: boolean };

/** One line of text. `error` marks it wrong and links the sentence that `Field` shows. */
export function TextInput({ error, hinted, className, ...rest }: Marked & ComponentProps<"input">) {
  return (
    <input
      id={rest.name}
      type="text"
      className={clsx(box, "min-h-11", className)}
      {...pointers(rest.id ?? rest.name, error, hinted)}
      {...rest}
    />
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({
  error,
  hinted,
  className,
  rows = 4,
  ...rest
}: Marked & ComponentProps<"textarea">) {
  return (
    <textarea
      id={rest.name}
      rows={rows}
      className={clsx(box, "block field-sizing-content min-h-24 resize-y", className)}
      {...pointers(rest.id ?? rest.name, error, hinted)}
      {...rest}
    />
  );
}

/** A native select in the design's box. `tone="guess"` marks a value we guessed. */
export function Select({
  options,
  error,
  hinted,
  className,
  tone,
  ...rest
}: Marked & ComponentProps<"select"> & { options: { value: string; label: string }[]; tone?: "guess" }) {
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select
        id={rest.name}
        className={clsx(
          shape,
          "min-h-11 appearance-none truncate pr-10 font-medium",
          tone === "guess" ? "border-crust-deep bg-dough" : "border-line-strong bg-paper",
        )}
        {...pointers(rest.id ?? rest.name, error, hinted)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        name="chevron"
        size={18}
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2"
      />
    </span>
  );
}

/** A big radio choice: title, words below, its own border when chosen. */
export function RadioCard({
  name,
  value,
  title,
  children,
  picture,
  ...rest
}: {
  name: string;
  value: string;
  title: ReactNode;
  children?: ReactNode;
  picture?: ReactNode;
} & Omit<ComponentProps<"input">, "title">) {
  return (
    <label className="relative flex cursor-pointer gap-3 rounded-input border-[1.5px] border-line-strong bg-paper p-4 transition-shadow hover:bg-ink/3 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1.5px_var(--ink)] has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-(--ring)">
      <input type="radio" name={name} value={value} className="peer sr-only" {...rest} />
      {picture ?? (
        <span className="mt-0.5 size-5.5 shrink-0 rounded-full border-2 border-line-strong bg-paper peer-checked:border-[6px] peer-checked:border-ink" />
      )}
      <span className="min-w-0">
        <span className="block font-semibold">{title}</span>
        {children && <span className="block text-small text-ink-2">{children}</span>}
      </span>
      {picture && (
        <span className="absolute -top-2.5 -right-2.5 hidden size-6.5 place-items-center rounded-full bg-ink text-paper peer-checked:grid">
          <Icon name="check" size={16} />
        </span>
      )}
    </label>
  );
}

/** Two to five short choices side by side, as radio buttons in a tray. */
export function Segmented({
  name,
  options,
  defaultValue,
  label,
}: {
  name: string;
  options: { value: string; label: string }[];
  defaultValue?: string;
  label: string;
}) {
  return (
    <fieldset className="inline-flex max-w-full flex-wrap rounded-input bg-tray p-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="relative">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            className="peer sr-only"
          />
          <span className="grid min-h-9 min-w-9 place-items-center rounded-small px-3 text-small font-semibold peer-checked:bg-paper peer-checked:shadow-card peer-focus-visible:outline-3 peer-focus-visible:outline-(--ring)">
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A row of numbers as radio buttons: 0 to 10, 1 to 5. Works without scripts; arrows move the choice. */
export function NumberRow({
  name,
  from,
  to,
  lowLabel,
  highLabel,
  legend,
  hideLegend,
  defaultValue,
  required,
  lastLabel,
}: {
  name: string;
  from: number;
  to: number;
  lowLabel?: string;
  highLabel?: string;
  legend: ReactNode;
  hideLegend?: boolean;
  defaultValue?: number;
  required?: boolean;
  /** Words for the last box, "3+" for example. */
  lastLabel?: string;
}) {
  const id = useId();
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const columns =
    numbers.length > 6
      ? "grid-cols-6 gap-1.5 @[21rem]:grid-cols-11 @max-[27rem]:gap-1"
      : "auto-cols-fr grid-flow-col gap-1.5";
  return (
    <fieldset className="@container" aria-describedby={lowLabel ? `${id}-ends` : undefined}>
      <legend className={hideLegend ? "sr-only" : "mb-2 block font-semibold"}>{legend}</legend>
      <div className={clsx("grid", columns)}>
        {numbers.map((number) => (
          <label key={number} className="relative block">
            <input
              type="radio"
              name={name}
              value={number}
              required={required}
              defaultChecked={number === defaultValue}
              className="peer sr-only"
            />
            <span className="grid min-h-11 place-items-center rounded-button border-[1.5px] border-line-strong bg-paper font-semibold tabular transition-colors hover:bg-ink/6 peer-checked:border-ink peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--ring)">
              {number === to && lastLabel ? lastLabel : number}
            </span>
          </label>
        ))}
      </div>
      {(lowLabel || highLabel) && (
        <p id={`${id}-ends`} className="mt-1.5 flex justify-between gap-4 text-small text-ink-2">
          <span>{lowLabel}</span>
          <span className="text-right">{highLabel}</span>
        </p>
      )}
    </fieldset>
  );
}

function pointers(id: string, error?: string, hinted?: boolean) {
  const ids = [hinted && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-invalid": error ? true : undefined, "aria-describedby": ids || undefined };
}
