import { Combobox } from "@/components/ui/combobox";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import type { Helped, NomineeFound } from "@/features/awards/types";
import { pictureUrl } from "@/lib/pictures/address";

/** Finds people and whole teams in one box, as one types. */
export function WhoPicker({
  label,
  name,
  placeholder,
  only,
  exclude,
  clears,
  error,
  onPick,
  onType,
}: {
  label: string;
  name: string;
  placeholder: string;
  /** Leaves the others out. */
  only?: "people" | "teams";
  exclude: readonly string[];
  clears?: boolean;
  error?: string;
  onPick: (found: NomineeFound) => void;
  onType?: (words: string) => void;
}) {
  return (
    <Combobox
      label={label}
      name={name}
      from={`/api/nominees?${only ? `only=${only}&` : ""}q=`}
      optionOf={(found: NomineeFound) => found}
      picked={null}
      onPick={(found) => found && onPick(found)}
      placeholder={placeholder}
      nobody="Nobody here by that name. Try fewer letters."
      pictureOf={(found, size) => <WhoFace who={found} size={size} />}
      exclude={exclude}
      clears={clears}
      error={error}
      onType={onType}
    />
  );
}

/** A face, or the sign for a whole team. The name stands beside it. */
export function WhoFace({ who, size }: { who: Pick<Helped, "kind" | "name" | "pictureId">; size: number }) {
  if (who.kind === "person")
    return <Face name={who.name} src={pictureUrl(who.pictureId, 96)} size={size} alt="" />;
  return (
    <span
      className="grid shrink-0 place-items-center rounded-full bg-tray"
      style={{ width: size, height: size }}
    >
      <Icon name="people" size={Math.round(size * 0.62)} />
    </span>
  );
}
