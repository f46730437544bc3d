import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { playTurn } from "@/features/awards/test-turn";
import { acting, findStrangers, type Somebody } from "./find";
import { WallPage } from "./pages/wall";
import { usePortal } from "./portal";

const portal = usePortal("directory");
const DAY = 86_400_000;
const STORY =
  "Drove over at six in the morning so that the second shift had parts, and stayed for the clearing up.";
const CITATION = "Six in the morning, parts in the boot.";

let cast: Record<"before" | "holder" | "nominator" | "judge" | "guest", Somebody>;
let jacketWin = "";
/** The last frame of the wall, six years ago. */
const FIRST_MONTH = "January 2018";

test.beforeAll(async () => {
  const [before, holder, nominator, judge, guest] = (await findStrangers(5)) as [
    Somebody,
    Somebody,
    Somebody,
    Somebody,
    Somebody,
  ];
  cast = { before, holder, nominator, judge, guest };
  await hangYears(before.id);
  const turn = async (nominee: Somebody, daysAgo: number) => {
    const opensAt = new Date(Date.now() - daysAgo * DAY);
    const month = opensAt.toISOString().slice(0, 7);
    return playTurn({
      month,
      opensAt,
      nominee: acting(nominee),
      nominator: acting(nominator),
      judge: acting(judge),
      story: STORY,
      citation: CITATION,
    });
  };
  await turn(before, 65);
  jacketWin = (await turn(holder, 30)).winId;
});

/** Five years of another award, as a wall holds them that has hung for long. */
async function hangYears(winner: string): Promise<void> {
  const sql = getSql();
  await sql`insert into awards (slug, name, description, rules, rules_since, position)
    select 'bell', 'The Bell', 'For being heard', rules, '2000-01-01Z', 7 from awards where is_jacket`;
  await sql`insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at, closed_at)
    select a.id, d, 'announced', a.rules, d, d, d, d, d
    from awards a, generate_series('2018-01-01Z'::timestamptz, '2022-12-01Z', '1 month') d where a.slug = 'bell'`;
  await sql`insert into wins (cycle_id, award_id, winner_person_id, month, citation, voices, voice_teams, picked_at, announced_at,
      consent, asked_at, consented_at)
    select c.id, c.award_id, ${winner}, c.month, 'Rang the bell in ' || to_char(c.month, 'FMMonth YYYY'), 2, 1, c.announce_at,
      c.announce_at, 'given', c.announce_at, c.announce_at
    from cycles c join awards a on a.id = c.award_id where a.slug = 'bell'`;
}

test("the jacket changes hands once for each person, and a press ends it", async ({ page }) => {
  const wall = new WallPage(page);
  await portal.signIn(page, cast.guest.email);
  await expect(wall.handOver).toContainText(cast.holder.name);
  await page.getByRole("button", { name: "Lovely, go on" }).click();
  await expect(wall.handOver).toHaveCount(0);
  await portal.open(page, "/wall");
  await expect(page.getByRole("heading", { name: "Wall of Fame" })).toBeVisible();
  await expect(wall.handOver).toHaveCount(0);
});

test("with reduced motion nothing flies", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const wall = new WallPage(page);
  await portal.signIn(page, cast.nominator.email, "/wall");
  await expect(wall.handOver).toBeVisible();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
      .filter(({ transform }) => transform && transform !== "none"),
  );
  expect(moving).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(wall.handOver).toHaveCount(0);
});

test("somebody claps, takes it back, leaves words, and takes a picture along", async ({ page }) => {
  const wall = new WallPage(page);
  await portal.signIn(page, cast.guest.email, `/wall/${jacketWin}`);
  await expect(page.getByRole("heading", { level: 1, name: cast.holder.name })).toBeVisible();
  await page.getByRole("button", { name: "Clap, 0" }).click();
  await page.getByRole("button", { name: /^You clapped, 1 clap in all/ }).click();
  await expect(page.getByRole("button", { name: "Clap, 0" })).toBeVisible();
  await wall.congratulate("<b>Well done</b>, and thank you");
  await page.getByRole("button", { name: "Take my words down" }).click();
  await expect(page.getByText("Well done")).toHaveCount(0);
  const picture = await page.request.get(`${portal.origin}/wall/${jacketWin}/share.png`);
  expect(picture.headers()["content-type"]).toBe("image/png");
  const [width, height] = [16, 20].map((at) => picture.body().then((bytes) => bytes.readUInt32BE(at)));
  expect([await width, await height]).toEqual([1200, 630]);
  await page.getByRole("link", { name: new RegExp(`Before: ${cast.before.name}`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: cast.before.name })).toBeVisible();
});

test("one walks along five years, and the way back leads to the same frame", async ({ page }) => {
  const wall = new WallPage(page);
  await portal.signIn(page, cast.judge.email, "/wall");
  await expect(wall.frames.first()).toBeVisible();
  const some = page.getByRole("link", { name: /The Bell, Mar 2019/ });
  await wall.walkTo(some);
  await some.click();
  await expect(page.getByText("Rang the bell in March 2019").first()).toBeVisible();
  await page.goBack();
  await expect(some).toBeInViewport();
  await expect(page.getByText("This hook is free")).toBeAttached();
});

test("without scripts a link walks on", async ({ browser, page }) => {
  await portal.signIn(page, cast.judge.email, "/wall");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const paper = await plain.newPage();
  await paper.goto(`${portal.origin}/wall?view=list`);
  for (let sheet = 0; sheet < 2; sheet += 1) await paper.getByRole("link", { name: "Walk on" }).click();
  await expect(paper.getByRole("heading", { level: 2, name: FIRST_MONTH })).toBeVisible();
  await expect(paper.getByRole("link", { name: "Walk on" })).toHaveCount(0);
  await plain.close();
});

test("the wall is read as a list, by year and award, and searched", async ({ page }) => {
  const wall = new WallPage(page);
  await portal.signIn(page, cast.judge.email, "/wall");
  await page.getByRole("link", { name: "Read as a list" }).first().click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: cast.holder.name })).toBeVisible();
  await wall.find("march 2020");
  await expect(wall.frames).toHaveCount(1);
  await page.getByRole("link", { name: "Show everyone" }).click();
  await expect(page).toHaveURL(/\/wall\?view=list$/);
  await page.getByRole("group").getByText("More").click();
  await page.getByRole("link", { name: "The Bell" }).click();
  await expect(page).toHaveURL(/award=bell/);
  await expect(page.getByRole("heading", { name: cast.holder.name })).toHaveCount(0);
  await wall.find("zebra");
  await expect(page.getByText("Nothing hangs here for The Bell, “zebra”.")).toBeVisible();
});

test("the jacket's way and a team's own wall name their people", async ({ page }) => {
  await portal.signIn(page, cast.holder.email, "/wall/lineage");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(cast.holder.name);
  await expect(page.getByText(`had it from ${cast.before.name}`)).toBeVisible();
  await portal.open(page, "/wall");
  await page.getByRole("link", { name: "My team" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^The wall of/ })).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(cast.holder.name) }).first()).toBeVisible();
});
