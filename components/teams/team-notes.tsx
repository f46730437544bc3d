import { TextLink } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { dayWords } from "@/features/teams/rules";
import type { Ahead, Kin, UnitHistory } from "@/features/teams/types";
import { becameWords } from "./words";

/** What is planned for a team and what it was before, each in one line; nothing when there is neither. */
export function TeamNotes({ ahead, history, today }: { ahead: Ahead[]; history: UnitHistory; today: Date }) {
  const [before] = history.names;
  const [origin] = history.cameFrom;
  if (ahead.length === 0 && !before && !origin) return null;
  return (
    <ul className="grid gap-2 px-2 sm:px-0">
      {ahead.map(({ id, plan, day, words }) => (
        <Note key={id} icon="calendar">
          <b className="font-semibold">On {dayWords(day, today)}:</b> {words}{" "}
          <span className="text-ink-2">({plan})</span>
        </Note>
      ))}
      {before && (
        <Note icon="book">
          Called {before.name} until {dayWords(before.until, today)}.
        </Note>
      )}
      {origin && (
        <Note icon="book">
          {origin.how === "split" ? "Split from " : "Merged from "}
          <KinLinks kin={history.cameFrom} /> on {dayWords(origin.at, today)}. Old results stay with{" "}
          {history.cameFrom.length === 1 ? origin.name : "them"}.
        </Note>
      )}
    </ul>
  );
}

/** Units of another time as links: "Parts and Supplies". */
export function KinLinks({ kin }: { kin: Kin[] }) {
  return kin.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && (i === kin.length - 1 ? " and " : ", ")}
      <TextLink href={`/teams/${id}`}>{name}</TextLink>
    </span>
  ));
}

/** What became of a unit that ended: "Split into Parts and Supplies on 3 March." */
export function Became({ history, today }: { history: UnitHistory; today: Date }) {
  const { endedAt, became } = history;
  const on = endedAt ? dayWords(endedAt, today) : "";
  if (became.length === 0) return <>Closed on {on}.</>;
  return (
    <>
      {becameWords(became)} <KinLinks kin={became} /> on {on}.
    </>
  );
}

function Note({ icon, children }: { icon: IconName; children: React.ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <Icon name={icon} size={20} className="mt-0.5" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}
