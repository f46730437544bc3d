import { answerSplit } from "@/features/splits/commands/answer";
import { proposeToTeam } from "@/features/splits/commands/save";
import { getSplit } from "@/features/splits/queries";
import { listTeams } from "@/features/teams/queries";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { daysAgo } from "./calendar";
import { type Cast, personActor } from "./cast";

/** What the people of the night watch say to the plan; the others have not come to it yet. */
const ANSWERS = [
  { agrees: "yes", words: "We fit round the small table again. Fine by me." },
  { agrees: "yes", words: "" },
  { agrees: "yes", words: "It keeps those of us together who share the on-call phone. Thank you." },
  { agrees: "no", words: "I would rather sit at the other one. Would somebody swap?" },
  { agrees: "yes", words: "" },
  { agrees: "yes", words: "" },
] as const;

/** The largest of the tables over two pizzas has a plan to split, and nearly half of it has agreed. */
export async function playSplit(cast: Cast): Promise<void> {
  const table = (await listTeams(SYSTEM)).find(({ name }) => name === "Night watch");
  if (!table?.lead) throw new Error("the demo company has no night watch");
  const lead = personActor(table.lead.id);
  const page = await getSplit(lead, table.id);
  await at(daysAgo(cast.today, 3), () => proposeToTeam(lead, { unitId: table.id, version: 0, ...page.plan }));
  const others = page.team.people.filter(({ id }) => id !== table.lead?.id);
  for (const [i, answer] of ANSWERS.entries()) {
    const somebody = i === 0 ? table.lead : others[i - 1];
    if (!somebody) continue;
    await at(daysAgo(cast.today, 2, 8 + i), () =>
      answerSplit(personActor(somebody.id), { unitId: table.id, version: 1, ...answer }),
    );
  }
}
