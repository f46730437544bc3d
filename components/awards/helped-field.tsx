import { useId } from "react";
import { Field, TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { HELPED_AT_MOST } from "@/features/awards/rules/story";
import type { Helped, Nominee } from "@/features/awards/types";
import { WhoFace, WhoPicker } from "./who-picker";

/** Who was helped: people and teams as one finds them, oneself with one press, and words for everybody else. */
export function HelpedField({
  helpedBy,
  helped,
  me,
  nominee,
  errors,
  onChange,
}: {
  helpedBy: readonly Helped[];
  helped: string;
  me: Helped;
  nominee: Nominee | null;
  errors: Record<string, string>;
  onChange: (part: { helpedBy?: Helped[]; helped?: string }) => void;
}) {
  const boxId = useId();
  const chosen = helpedBy.map(({ id }) => id);
  const add = ({ kind, id, name, pictureId }: Helped) =>
    onChange({ helpedBy: [...helpedBy, { kind, id, name, pictureId }] });
  const remove = (id: string) => {
    onChange({ helpedBy: helpedBy.filter((one) => one.id !== id) });
    document.querySelector<HTMLElement>(`#${CSS.escape(boxId)} input`)?.focus();
  };
  const people = helpedBy.filter(({ kind }) => kind === "person").length;
  const isFull = people >= HELPED_AT_MOST || helpedBy.length - people >= HELPED_AT_MOST;
  return (
    <div id={boxId}>
      <ul aria-label="Who was helped" className="mb-2.5 flex flex-wrap gap-2">
        {helpedBy.map((who) => (
          <li key={who.id} className="max-w-full">
            <button
              type="button"
              onClick={() => remove(who.id)}
              className={`${chip} bg-tray hover:bg-ink/12`}
            >
              <WhoFace who={who} size={32} />
              <span dir="auto" className="truncate">
                {who.id === me.id ? "You" : who.name}
              </span>
              <span className="sr-only">, take out</span>
              <Icon name="close" size={16} className="shrink-0 text-ink-2" />
            </button>
          </li>
        ))}
        {!chosen.includes(me.id) && (
          <li>
            <button
              type="button"
              onClick={() => add(me)}
              className={`${chip} border border-dashed border-line-strong hover:bg-ink/6`}
            >
              <Icon name="plus" size={16} className="ml-2 shrink-0" />
              You
            </button>
          </li>
        )}
      </ul>
      {isFull ? (
        <p className="text-small text-ink-2">That is as many as one story names. Say the others in words.</p>
      ) : (
        <WhoPicker
          label="Add a person or a team"
          name="helpedPeople"
          placeholder="Type a name"
          exclude={[...chosen, nominee?.id ?? ""]}
          clears
          error={errors.helpedPeople ?? errors.helpedTeams}
          onPick={add}
        />
      )}
      <div className="mt-4">
        <Field label="Who was helped, in your own words" name="helped" error={errors.helped}>
          <TextInput
            name="helped"
            value={helped}
            onChange={(event) => onChange({ helped: event.target.value })}
            placeholder="A customer, the whole night shift"
            error={errors.helped}
          />
        </Field>
      </div>
    </div>
  );
}

const chip =
  "flex min-h-11 max-w-full items-center gap-2 rounded-full py-1 pr-3.5 pl-1.5 text-small font-semibold";
