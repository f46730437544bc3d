import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { announceDue } from "./commands/announce";
import { addChannel, postAnnouncement, removeChannel, sendAgain, tryChannel } from "./commands/channels";
import { answerConsent } from "./commands/wins";
import { getAnnouncements } from "./queries/announcements";
import { refusal, useCast, who } from "./test-cast";
import { CITATION, decidedTurn, waitingJobs, work } from "./test-result";

useTestDatabase();
useCast();

let server: Server;
let address: string;
let status = 200;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer((request, answer) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      heard.push(body);
      answer.writeHead(status).end("a secret of theirs");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/services/T0/B0/verysecret`;
  vi.stubEnv("ANNOUNCE_HOSTS", host);
  vi.stubEnv("NEXTAUTH_URL", "https://pizza.example.com");
});

beforeEach(async () => {
  await at(new Date("2999-01-01T00:00:00Z"), () => announceDue(SYSTEM));
  await getSql()`delete from graphile_worker._private_jobs`;
  await getSql()`update announcement_channels set removed_at = now(), address = ''`;
  heard.length = 0;
  status = 200;
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const add = () => addChannel(who.pia, { kind: "slack", name: "#wall", address });
const desk = async (winId: string) =>
  (await getAnnouncements(who.pia)).past.find((row) => row.winId === winId);

async function agreedTurn() {
  const turn = await decidedTurn();
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
  return turn;
}

describe("a channel", () => {
  it("is an admin's to add, try and remove, and its address is shown and audited nowhere", async () => {
    const team = { ...who.pia, roles: ["people_team" as const] };
    await expect(addChannel(team, { kind: "slack", name: "#wall", address })).rejects.toEqual(
      refusal("forbidden"),
    );
    await expect(
      addChannel(who.pia, { kind: "slack", name: "#wall", address: "https://example.com/x/y" }),
    ).rejects.toMatchObject({ code: "invalid", fields: { address: expect.any(String) } });
    const { channelId } = await add();
    await expect(add()).rejects.toEqual(refusal("conflict"));
    const { channels } = await getAnnouncements(who.pia);
    expect(channels).toMatchObject([
      {
        name: "#wall",
        place: expect.stringMatching(/^localhost:\d+, ending in cret$/),
        addedBy: "Pia Quill",
      },
    ]);
    expect(JSON.stringify(channels)).not.toContain("verysecret");
    expect((await tryChannel(who.pia, { channelId })).name).toBe("#wall");
    expect(heard.join()).toContain("This is only a test");
    status = 404;
    await expect(tryChannel(who.pia, { channelId })).rejects.toMatchObject({
      code: "conflict",
      message: "The test message did not arrive. It does not take messages from us any more (404).",
    });
    await removeChannel(who.pia, { channelId });
    await expect(removeChannel(who.pia, { channelId })).rejects.toEqual(refusal("not_found"));
    const kept = await getSql()`select detail::text from audit where action like 'channel%'
      union all select address from announcement_channels`;
    expect(JSON.stringify(kept)).not.toMatch(/secret|services/);
  });
});

describe("an announcement", () => {
  it("reaches each channel once, at the moment, whoever is at it", async () => {
    await add();
    const turn = await agreedTurn();
    await work(turn.before);
    expect(heard).toEqual([]);
    await turn.announce();
    expect((await waitingJobs()).map(({ task }) => task)).toContain("post-announcement");
    const channelId = (await getAnnouncements(who.pia)).channels[0]?.id ?? "";
    const post = () => at(turn.moment, () => postAnnouncement(SYSTEM, { winId: turn.winId, channelId }));
    await Promise.all([post(), post(), work(turn.moment)]);
    await post();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("Nora Quill: Fanatical Jacket");
    expect(heard[0]).toContain(CITATION);
    expect(heard[0]).toContain(`https://pizza.example.com/wall/${turn.winId}`);
    await expect(sendAgain(who.pia, { winId: turn.winId, channelId })).rejects.toEqual(refusal("conflict"));
    await expect(postAnnouncement(who.pia, { winId: turn.winId, channelId })).rejects.toEqual(
      refusal("forbidden"),
    );
  });

  it("without the winner's yes is told to no channel; the yes tells it", async () => {
    await add();
    const turn = await decidedTurn();
    await turn.announce();
    await work(turn.moment);
    expect(heard).toEqual([]);
    await at(turn.moment, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
    await work(turn.moment);
    expect(heard).toHaveLength(1);
  });

  it("is tried again while a channel is away, says why, and quotes nothing of its answer", async () => {
    const { channelId } = await add();
    status = 503;
    const turn = await agreedTurn();
    await turn.announce();
    await work(turn.moment);
    expect(await desk(turn.winId)).toMatchObject({
      posts: [{ channelName: "#wall", isSent: false, failure: "It could not take the message (503)." }],
    });
    const [job] = await getSql()`select last_error from graphile_worker._private_jobs where attempts > 0`;
    expect(job?.last_error).toBeDefined();
    expect(job?.last_error).not.toMatch(/secret|Nora/);
    status = 200;
    await sendAgain(who.pia, { winId: turn.winId, channelId });
    await work(turn.moment);
    expect(await desk(turn.winId)).toMatchObject({ posts: [{ isSent: true, failure: "" }] });
    expect(heard).toHaveLength(2);
  });

  it("that a channel refuses for good waits for somebody to send it again", async () => {
    await add();
    status = 410;
    const turn = await agreedTurn();
    await turn.announce();
    await work(turn.moment);
    expect(await waitingJobs()).not.toContainEqual(expect.objectContaining({ task: "post-announcement" }));
    expect(await desk(turn.winId)).toMatchObject({ posts: [{ isSent: false, canRepeat: true }] });
  });

  it("of somebody who changed their mind is not sent", async () => {
    await add();
    const turn = await agreedTurn();
    await turn.announce();
    await at(turn.moment, () => answerConsent(who.nora, { winId: turn.winId, yes: false }));
    await work(turn.moment);
    expect(heard).toEqual([]);
    expect(await desk(turn.winId)).toMatchObject({
      posts: [{ failure: "It does not hang any more, so nothing was sent." }],
    });
  });
});
