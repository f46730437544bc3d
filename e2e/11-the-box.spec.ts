import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { getSql } from "@/db/client";
import { acting, findRole, findTables } from "./find";
import { answerPulse } from "./pages/pulse";
import { usePortal } from "./portal";
import { openPulse } from "./rounds";

let boxOrigin: string;
let box: ChildProcess;

// Before the portal starts: it reads where the box stands from its settings.
test.beforeAll(async () => {
  boxOrigin = `http://localhost:${await freePort()}`;
  process.env.BOX_URL = boxOrigin;
});

const portal = usePortal("directory");

test.beforeAll(async () => {
  box = spawn(process.execPath, ["scripts/box.mjs"], {
    env: { ...process.env, APP_URL: portal.origin, BOX_PORT: new URL(boxOrigin).port },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((done, fail) => {
    box.stdout?.on("data", (words: Buffer) => {
      if (words.includes("takes ballots")) done();
    });
    box.once("exit", (code) => fail(new Error(`the box ended with code ${code}`)));
  });
});

test.afterAll(async () => {
  const gone = new Promise((done) => box.once("exit", done));
  box.kill("SIGTERM");
  await gone;
  delete process.env.BOX_URL;
});

test("with a box on an origin of its own, the ballot goes there and takes no cookie along", async ({
  page,
}) => {
  const peopleTeam = acting(await findRole("people_team"), { roles: ["people_team"] });
  const closesAt = new Date(Date.now() + 7 * 86_400_000);
  const { roundId } = await openPulse(peopleTeam, { name: "Winter pulse", closesAt });
  const [somebody] = (await findTables()).flatMap(({ members }) => members.slice(1));
  await portal.signIn(page, somebody?.email ?? "", `/pulse/${roundId}`);

  const sent = page.waitForRequest(
    (request) => request.url().endsWith("/cast") && request.method() === "POST",
  );
  await answerPulse(page, { score: 9, agree: 4 });
  await expect(page.getByText("Names attached")).toBeVisible();
  const request = await sent;
  expect(new URL(request.url()).origin).toBe(boxOrigin);
  const headers = await request.allHeaders();
  expect(headers).toMatchObject({ origin: portal.origin });
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
  // Cookies know no ports: the browser had one for this host, and left it at home.
  expect(await page.context().cookies(boxOrigin)).not.toEqual([]);
  const stored = await getSql()`select 1 from sealed_ballots where round_id = ${roundId}`;
  expect(stored).toHaveLength(1);
});

test("the portal’s pages may reach the box and nothing else, and no other page may send to it", async ({
  page,
}) => {
  const answer = await page.goto(`${portal.origin}/sign-in`);
  expect(answer?.headers()["content-security-policy"]).toContain(`connect-src 'self' ${boxOrigin};`);
  const send = () =>
    page.evaluate(
      (address) =>
        fetch(address, {
          method: "POST",
          headers: { "content-type": "application/octet-stream" },
          body: new Uint8Array(3),
          credentials: "omit",
        }).then(
          ({ status }) => status,
          () => "blocked",
        ),
      `${boxOrigin}/cast`,
    );
  expect(await send()).toBe(422);
  const stranger = createServer((_message, response) => response.end("<p>elsewhere</p>"));
  const port = await listen(stranger);
  await page.goto(`http://localhost:${port}/`);
  expect(await send()).toBe("blocked");
  stranger.close();
});

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)),
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((done) => probe.close(done));
  return port;
}
