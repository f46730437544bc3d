import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { closeDueRounds } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { answerFor } from "./ballots";
import { acting, findRole, findTable } from "./find";
import { closeByHand, counted, openPulse } from "./pages/round";
import { usePortal } from "./portal";
import * as rounds from "./rounds";

const portal = usePortal("directory");
test.describe.configure({ mode: "serial" });

test("the people team opens a pulse: roster, questions and closing time are frozen", async ({ page }) => {
  const peopleTeam = await findRole("people_team");
  await portal.signIn(page, peopleTeam.email, "/pulses");
  await expect(page.getByText("Nobody has been asked yet")).toBeVisible();
  const roundId = await openPulse(portal, page, "Winter pulse");
  const [seated] = await getSql()<{ people: number }[]>`
    select count(*)::int as people from seats where upper_inf(valid)`;
  await expect(page.getByText(`of ${seated?.people} ballots are in the box`)).toBeVisible();
  const [promise] = await getSql()<{ manifest: string }[]>`select manifest from rounds where id = ${roundId}`;
  const print = createHash("sha256")
    .update(promise?.manifest ?? "")
    .digest("hex");
  await expect(page.getByText(print.replace(/.{4}/g, "$& ").trim())).toBeVisible();
  await page.getByText("Read the manifest").click();
  await expect(page.getByText(`"name": "Winter pulse"`)).toBeVisible();
  const [frozen] = await getSql()`
    select state, closes_at > opens_at as later, closes_at > now() as "stillOpen",
      (select count(*)::int from round_roster where round_id = r.id) as roster,
      (select count(*)::int from round_questions where round_id = r.id) as questions
    from rounds r where id = ${roundId}`;
  expect(frozen).toEqual({
    state: "open",
    later: true,
    stillOpen: true,
    roster: seated?.people,
    questions: 4,
  });
  const moved = getSql()`update rounds set closes_at = closes_at + interval '1 day' where id = ${roundId}`;
  await expect(Promise.resolve(moved)).rejects.toMatchObject({ code: "TP002" });

  await portal.open(page, "/pulses/open");
  await expect(page).toHaveURL(`${portal.origin}/pulses/${roundId}`);
});

test("while it is open everybody sees one total and no result, whoever looks", async ({ page }) => {
  const team = await findTable(8);
  const roundId = await openRoundId();
  for (const { id } of team.members.slice(1)) await answerFor(id, roundId, { score: 9, agree: 5 });
  const [lead, member] = team.members;
  for (const who of [await findRole("people_team"), lead, member]) {
    await portal.signIn(page, who?.email ?? "", `/pulses/${roundId}`);
    await expect(page.getByText(/^of \d+ ballots are in the box$/)).toBeVisible();
    await expect(page.getByRole("img", { name: /^Score/ })).toHaveCount(0);
    await portal.open(page, `/teams/${team.id}/health`);
    await expect(page.getByRole("heading", { name: "No results yet" })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Score/ })).toHaveCount(0);
  }
});

test("a member of staff is not offered to open or close anything", async ({ page }) => {
  const staff = (await findTable(8)).members[2];
  await portal.signIn(page, staff?.email ?? "", `/pulses/${await openRoundId()}`);
  await expect(page.getByRole("button", { name: "Close early" })).toHaveCount(0);
  expect((await page.goto(`${portal.origin}/pulses/open`))?.status()).toBe(404);
});

test("closed by hand with a reason that people read, it is counted by itself", async ({ page }) => {
  const peopleTeam = await findRole("people_team");
  const roundId = await openRoundId();
  await portal.signIn(page, peopleTeam.email, `/pulses/${roundId}`);
  await page.getByRole("button", { name: "Close early" }).click();
  await expect(page.getByText("Say why it closes early").first()).toBeVisible();
  await closeByHand(portal, page, roundId, "The question about tools was wrong.");
  await counted(roundId);
  const staff = (await findTable(8)).members[2];
  await portal.signIn(page, staff?.email ?? "", `/pulses/${roundId}`);
  await expect(page.getByText("Closed by hand: “The question about tools was wrong.”")).toBeVisible();
  await expect(page.getByText(/^7 of \d+ answered$/)).toBeVisible();
});

test("the next one closes by itself when its hour has come", async ({ page }) => {
  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + 86_400_000);
  const { roundId } = await rounds.openPulse(peopleTeam, { name: "Spring pulse", closesAt });
  await closeDueRounds(SYSTEM);
  expect(await openRoundId()).toBe(roundId);
  await at(closesAt, () => closeDueRounds(SYSTEM));
  await counted(roundId);
  await portal.signIn(page, (await findTable(8)).members[1]?.email ?? "", "/pulses");
  await expect(page.getByRole("link", { name: /Spring pulse/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Winter pulse/ })).toBeVisible();
});

async function openRoundId(): Promise<string> {
  const [open] = await getSql()<{ id: string }[]>`select id from rounds where state = 'open'`;
  if (!open) throw new Error("no round is open");
  return open.id;
}
