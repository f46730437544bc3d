import type { Mail } from "@/lib/mail";

type Words = Omit<Mail, "to">;
type Team = { id: string; name: string };

/** To everybody at a table, when somebody proposes how it could split, and again when that plan changed. */
export function proposedMail(team: Team, by: string, tables: readonly string[], changed: boolean): Words {
  const list = new Intl.ListFormat("en-GB").format(tables);
  return {
    subject: changed ? `The plan to split ${team.name} changed` : `How ${team.name} could split`,
    text: `${by} ${changed ? "changed the plan: two pizzas for each of" : "proposes two pizzas for each of"} ${list}. Look who would sit where, and say whether you agree. Nothing changes until more than half of the table does.${changed ? " What was said to the plan before counts no more." : ""}`,
    action: { label: "Look at the plan", path: `/teams/${team.id}/split` },
  };
}

/** To whoever drafted the plan, when more than half of the table agreed. */
export function agreedMail(team: Team, agreed: number, people: number): Words {
  return {
    subject: `${team.name} agrees to split`,
    text: `${agreed} of ${people} people agree, so the new tables can be laid whenever you are ready.`,
    action: { label: "Lay the new tables", path: `/teams/${team.id}/split` },
  };
}

/** To everybody who sits at a new table. */
export function laidMail(team: Team, table: Team): Words {
  return {
    subject: `You sit at ${table.name} now`,
    text: `${team.name} has split as agreed. Your seat is at ${table.name}. Its old results stay where they were, and the new table begins a line of its own.`,
    action: { label: "See your table", path: `/teams/${table.id}` },
  };
}
