import { getDb } from "@/db/client";
import { moveFollowUp, promiseFollowUp } from "@/features/followups/commands";
import { listRounds } from "@/features/surveys/queries";
import { listTeams, readTree } from "@/features/teams/queries";
import { type Actor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { daysAgo } from "./calendar";
import type { Cast } from "./cast";
import { FOLLOW_UPS } from "./words";

/** What the demo company promised after the last counted rounds: some of it served, most of it in the oven. */
export async function playFollowUps(cast: Cast, peopleTeam: Actor): Promise<void> {
  const [last] = (await listRounds(SYSTEM)).filter(({ state }) => state === "published");
  const root = (await readTree(getDb(), cast.today)).find(({ kind }) => kind === "company");
  const nightWatch = (await listTeams(SYSTEM)).find(({ name }) => name === "Night watch");
  if (!last || !root || !nightWatch) throw new Error("the demo company has no round to answer");
  for (const [i, { said, did, when, owner, stage, outcome }] of FOLLOW_UPS.entries()) {
    const promised = daysAgo(cast.today, 60 - i * 4);
    const { followUpId } = await at(promised, () =>
      promiseFollowUp(peopleTeam, {
        unitId: stage === "on_the_table" ? nightWatch.id : root.id,
        roundId: last.id,
        youSaid: said,
        weDo: did,
        knowWhen: when,
        ownerId: cast.find((person) => person.team === owner).id,
        dueOn: daysAgo(cast.today, -20 - i * 9)
          .toISOString()
          .slice(0, 10),
      }),
    );
    if (stage === "on_the_table") continue;
    await at(daysAgo(cast.today, 30 - i), () =>
      moveFollowUp(peopleTeam, { followUpId, stage: "in_the_oven" }),
    );
    if (stage !== "served") continue;
    await at(daysAgo(cast.today, 6 + i), () => moveFollowUp(peopleTeam, { followUpId, stage, outcome }));
  }
}
