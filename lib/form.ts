import { withoutZeros } from "./text";

/** A form as an object: a field that came once is a string (or file), one that came more often or ends in [] a list. */
export function formObject(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name).map((value) => (typeof value === "string" ? withoutZeros(value) : value));
      return name.endsWith("[]") ? [name.slice(0, -2), all] : [name, all.length > 1 ? all : all[0]];
    }),
  );
}

/** What was typed, to be shown again. */
export function typedValues(form: FormData): Record<string, string> {
  const typed = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(typed.filter(([name]) => !name.startsWith("$")));
}
