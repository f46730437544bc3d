import { Icon } from "./icon";

/** What became of a form, said politely: `role=status` when it went well, `role=alert` when not. */
export function FormMessage({ state }: { state: { ok: boolean; message?: string } | null }) {
  const words = state?.message;
  return (
    <div role={state?.ok === false ? "alert" : "status"} className={words ? "mt-3" : undefined}>
      {words && (
        <p
          className={
            state.ok
              ? "flex gap-2 rounded-well bg-basil-tint px-4 py-3 font-medium text-ink"
              : "flex gap-2 rounded-well bg-tomato-tint px-4 py-3 font-medium text-ink"
          }
        >
          <Icon
            name={state.ok ? "check" : "alert"}
            size={20}
            className={state.ok ? "mt-0.5 shrink-0 text-basil" : "mt-0.5 shrink-0 text-tomato-ink"}
          />
          {words}
        </p>
      )}
    </div>
  );
}
