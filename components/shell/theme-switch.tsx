import clsx from "clsx";

type Theme = "light" | "dark" | "system";

export type ThemeSetting = {
  current: Theme;
  /** Reads `theme` from the form and keeps it in the cookie `theme`. */
  action: (form: FormData) => Promise<void>;
};

const words: { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "System" },
];

/** Light, dark, or as the device has it. Three buttons of one form, so it works without scripts. */
export function ThemeSwitch({ current, action }: ThemeSetting) {
  return (
    <form action={action} className="mt-2 border-t border-line px-3 pt-3">
      <p className="mb-1.5 text-small font-semibold text-ink-2">Theme</p>
      <div className="grid grid-cols-3 rounded-input bg-tray p-1">
        {words.map(({ value, label }) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={value === current}
            className={clsx(
              "min-h-9 rounded-small text-small font-semibold",
              value === current ? "bg-paper shadow-card" : "hover:bg-paper/50",
            )}
          >
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}
