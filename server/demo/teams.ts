import { getSql } from "@/db/client";
import { planReorganisation } from "@/features/teams/commands/reorganise";
import { seatPerson } from "@/features/teams/commands/seat";
import { mergeTeams, renameUnit } from "@/features/teams/commands/units";
import { grantWaiver } from "@/features/teams/commands/waivers";
import { type Actor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { daysAgo } from "./calendar";
import type { Cast } from "./cast";
import { MERGED, RENAMED } from "./former-teams";

const DAY_OF = (today: Date, monthsAgo: number) => daysAgo(today, monthsAgo * 30.5);

/** Renames and merges what changed within the quarter before `monthsAgo`, as the file of that day has it already. */
export async function playMoves(today: Date, monthsAgo: number): Promise<void> {
  const isDue = (change: { monthsAgo: number }) =>
    change.monthsAgo > monthsAgo && change.monthsAgo <= monthsAgo + 3;
  if (isDue(RENAMED)) {
    const unitId = await teamCalled(RENAMED.was);
    await at(DAY_OF(today, RENAMED.monthsAgo), () => renameUnit(SYSTEM, { unitId, name: RENAMED.name }));
  }
  if (isDue(MERGED)) {
    const unitIds = await Promise.all(MERGED.were.map(teamCalled));
    await at(DAY_OF(today, MERGED.monthsAgo), () =>
      mergeTeams(SYSTEM, { unitIds, name: MERGED.name, leadId: null }),
    );
  }
}

/** A waiver that ends in ten days, with somebody who sits there by it, and a reorganisation in three weeks. */
export async function playTables(cast: Cast, peopleTeam: Actor): Promise<void> {
  const { today } = cast;
  const day = (days: number) => daysAgo(today, -days).toISOString().slice(0, 10);
  const unitId = await teamCalled("New business");
  const waiver = {
    unitId,
    seats: 9,
    reason: "Somebody from Partners learns the trade until the new price list is out.",
    until: day(10),
  };
  await at(daysAgo(today, 50), () => grantWaiver(peopleTeam, waiver));
  const guest = cast.find(({ team, title }) => team === "Partners" && title !== "Partners lead");
  await at(daysAgo(today, 2), () => seatPerson(peopleTeam, { personId: guest.id, unitId }));
  const [design, data, events] = await Promise.all(
    ["Design and research", "Data desk", "Events"].map(teamCalled),
  );
  const [documentation, marketing] = await Promise.all(["Documentation", "Marketing"].map(teamCalled));
  await at(daysAgo(today, 3), () =>
    planReorganisation(peopleTeam, {
      name: "New year tables",
      day: day(21),
      steps: [
        { do: "merge", unitIds: [design ?? "", data ?? ""], name: "Product insight", leadId: null },
        { do: "move", unitId: documentation ?? "", parentId: marketing ?? "" },
        { do: "rename", unitId: events ?? "", name: "Events and meet-ups" },
      ],
    }),
  );
}

async function teamCalled(name: string): Promise<string> {
  const [unit] = await getSql()<{ id: string }[]>`
    select unit_id as id from unit_versions where name = ${name} and upper_inf(valid)`;
  if (!unit) throw new Error(`the demo company has no ${name}`);
  return unit.id;
}
