import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { closeRound } from "@/features/surveys/commands";
import { everybodyElseAnswers } from "./ballots";
import { acting, findRole, findStrangers, findTable, findTables, type Somebody, type Table } from "./find";
import { PersonPicker } from "./pages/person-picker";
import { counted } from "./pages/round";
import { usePortal } from "./portal";
import { openPulse } from "./rounds";

const portal = usePortal("directory");

let team: Table;
let lead: Somebody;
let member: Somebody;
let peopleTeam: Somebody;

/** One round of the whole company; whichever table one looks at, some are glad and some are not. */
test.beforeAll(async () => {
  team = await findTable(8);
  [lead, member] = team.members as [Somebody, Somebody];
  peopleTeam = await findRole("people_team");
  const actor = acting(peopleTeam, { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + 86_400_000);
  const { roundId } = await openPulse(actor, { name: "Winter pulse", closesAt });
  await everybodyElseAnswers(roundId, [], (index) => ({
    score: [4, 8, 9][index % 3] ?? 9,
    agree: [2, 5, 4][index % 3] ?? 4,
    comment: index % 3 === 0 ? `Told by place ${index}.` : undefined,
  }));
  await closeRound(actor, { roundId, reason: "Everybody has answered." });
  await counted(roundId);
});

test("the lead reads the score with its interval and n, the drivers, and who can see it", async ({
  page,
}) => {
  await portal.signIn(page, lead.email);
  await page.getByRole("link", { name: "See the whole team" }).click();
  await page.getByRole("link", { name: "See the team’s health" }).click();
  await expect(page.getByRole("heading", { name: team.name, level: 1 })).toBeVisible();
  await expect(page.getByText("Seen by the people here, the line above and the people team.")).toBeVisible();
  const [cell] = await getSql()<{ state: string; n: number; value: number; low: number; high: number }[]>`
    select state, n, (stats->>'value')::float as value, (stats->>'low')::float as low, (stats->>'high')::float as high
    from cells where unit_id = ${team.id} and question_id = 'recommend'`;
  expect(cell).toMatchObject({ state: "exact", n: 7 });
  const gauge = page.getByRole("img", {
    name: new RegExp(
      `^Score ${said(cell?.value)}, most likely between ${said(cell?.low)} and ${said(cell?.high)}, 7 answers`,
    ),
  });
  await expect(gauge).toBeVisible();
  await expect(page.getByText("7 of 7 answered")).toBeVisible();
  await expect(page.getByText(/^Cannot tell yet: a table’s first four rounds/)).toBeVisible();
  await expect(page.getByText("All 7 answered, so this is what the 7 of you said.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What is behind it" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "One round" })).toBeVisible();
  await expect(page.getByText("a table of eight never sees its own")).toBeVisible();
  await expect(page.getByText(/Told by place/)).toHaveCount(0);
});

test("comments are read where ten answered, shuffled and without a name", async ({ page }) => {
  await portal.signIn(page, peopleTeam.email);
  const [department] = await getSql()<{ id: string; comments: number }[]>`
    select unit_id as id, count(*)::int as comments from published_comments group by unit_id order by 2 limit 1`;
  await portal.open(page, `/teams/${department?.id}/health`);
  await expect(page.getByText(`${department?.comments} comments, in shuffled order`)).toBeVisible();
  await expect(page.getByText(/Told by place \d+\./).first()).toBeVisible();
});

test("a table too small for a lid of its own shows whose result stands in, and no number", async ({
  page,
}) => {
  const small = (await findTables()).find(({ members }) => members.length >= 2 && members.length <= 5);
  await portal.signIn(page, small?.members[1]?.email ?? "", `/teams/${small?.id}/health`);
  await expect(page.getByRole("heading", { name: `${small?.name}: the lid stays on` })).toBeVisible();
  await expect(page.getByText("Shown instead: all of")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What is behind it" })).toHaveCount(0);
});

test("the team, the line above and the people team see it; for a stranger it does not exist", async ({
  page,
}) => {
  const [boss] = await getSql()<Somebody[]>`
    select p.id, p.email, p.given_name as given, p.given_name || ' ' || p.family_name as name
    from people p join people l on l.manager_id = p.id where l.id = ${lead.id}`;
  for (const who of [member, lead, boss, peopleTeam]) {
    await portal.signIn(page, who?.email ?? "");
    expect((await page.goto(`${portal.origin}/teams/${team.id}/health`))?.status()).toBe(200);
    await expect(page.getByRole("img", { name: /^Score .* 7 answers/ })).toBeVisible();
  }
  const stranger = (await findStrangers(6)).find(({ id }) => !team.members.some((one) => one.id === id));
  await portal.signIn(page, stranger?.email ?? "");
  expect((await page.goto(`${portal.origin}/teams/${team.id}/health`))?.status()).toBe(404);
  await portal.open(page, `/teams/${team.id}`);
  await expect(page.getByRole("link", { name: "See the team’s health" })).toHaveCount(0);
});

test("the lead promises one thing, and the team reads on Home what was said and what is done", async ({
  page,
}) => {
  await portal.signIn(page, lead.email, `/teams/${team.id}/health`);
  await page.getByText("Promise a follow-up").click();
  await page.getByLabel("You said").fill("Nobody plans more than three days ahead.");
  await page.getByLabel("We do").fill("The rota stands two weeks ahead, on the wall.");
  await page.getByLabel("We will know when").fill("Two rotas in a row went up on a Friday");
  await new PersonPicker(page, "Who sees to it").choose(member);
  const due = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Until").fill(due);
  await page.getByRole("button", { name: "We promise" }).click();
  await expect(page.getByRole("region", { name: "Follow-ups" }).getByRole("article")).toHaveCount(1);

  const reader = team.members[4];
  await portal.signIn(page, reader?.email ?? "");
  const told = page.getByRole("region", { name: "You said, we did" });
  await expect(told.getByText("“Nobody plans more than three days ahead.”")).toBeVisible();
  await expect(told.getByText("The rota stands two weeks ahead, on the wall.")).toBeVisible();
  await expect(told.getByText(new RegExp(`^${member.name}, until`))).toBeVisible();
});

test("a promise keeps what was typed when something is missing", async ({ page }) => {
  await portal.signIn(page, lead.email, `/teams/${team.id}/health`);
  await page.getByText("Promise a follow-up").click();
  await page.getByLabel("You said").fill("Too many meetings.");
  await page.getByLabel("We do").fill("One morning a week without any.");
  await page.getByLabel("We will know when").fill("Nobody is called on a Tuesday morning");
  await page.getByLabel("Until").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "We promise" }).click();
  await expect(page.getByText("Choose who sees to it.").first()).toBeVisible();
  await expect(page.getByLabel("You said")).toHaveValue("Too many meetings.");
  await expect(page.getByLabel("We will know when")).toHaveValue("Nobody is called on a Tuesday morning");
});

/** A score as a screen reader says it. */
function said(score: number | undefined): string {
  const whole = Math.round(score ?? Number.NaN);
  return whole < 0 ? `minus ${-whole}` : `(plus )?${whole}`;
}
