import type { Nominee } from "@/features/awards/types";

/** Whether the nominee may hear what was said of them, should another be chosen. */
export function MayTell({
  nominee,
  mayTell,
  onChange,
}: {
  nominee: Nominee | null;
  mayTell: boolean;
  onChange: (mayTell: boolean) => void;
}) {
  const they = nominee ? (nominee.kind === "person" ? nominee.shortName : "the team") : "they";
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input
        type="checkbox"
        name="mayTell"
        checked={mayTell}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-(--ink)"
      />
      <span>
        If another is chosen, {they} may hear what I said.{" "}
        <span className="text-ink-2">Otherwise we ask you then.</span>
      </span>
    </label>
  );
}
