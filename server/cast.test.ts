import { type ClientRequest, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openSlot } from "./cast";

const LIMITS = { limit: 4597, patience: 200, arriving: 4 };

let hasRoom: Server;
let isFull: Server;
/** Nothing but another one makes it give a sender up. */
let isPatient: Server;
const senders: ClientRequest[] = [];

const serve = async (slot: ReturnType<typeof openSlot>) => {
  const server = createServer((message, response) => void slot(message, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
};
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/cast`;

beforeAll(async () => {
  hasRoom = await serve(openSlot("http://localhost", LIMITS));
  isPatient = await serve(openSlot("http://localhost", { ...LIMITS, patience: 3_600_000 }));
  isFull = await serve(openSlot("http://localhost", { ...LIMITS, answering: 0 }));
});

afterEach(() => {
  for (const sender of senders.splice(0)) sender.destroy();
});

afterAll(() => {
  for (const server of [hasRoom, isPatient, isFull]) {
    server.closeAllConnections();
    server.close();
  }
});

function send(body: string, server = hasRoom, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(addressOf(server), { method: "POST", body, headers });
}

type Heard = { status: number | undefined; code: string };

/** Sends the head and the first byte of a body, and no more. @returns what the box says to that */
function sendSlowly(headers: Record<string, string>, first = "{", server = hasRoom): Promise<Heard> {
  const sender = request(addressOf(server), { method: "POST", headers });
  senders.push(sender);
  sender.on("error", () => {});
  const heard = new Promise<Heard>((done) =>
    sender.on("response", async (answer) => {
      let text = "";
      for await (const chunk of answer) text += chunk;
      done({ status: answer.statusCode, code: JSON.parse(text).code });
    }),
  );
  sender.write(first);
  return heard;
}

test("what is no ballot is refused with a code, and the answer is never kept", async () => {
  const answer = await send("no ballot");
  expect(answer.status).toBe(422);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await answer.json()).toMatchObject({ code: "wrong_size" });
});

test("a ballot with a cookie is refused unread", async () => {
  const answer = await send("not even a ballot", hasRoom, { cookie: "next-auth.session-token=x" });
  expect([answer.status, (await answer.json()).code]).toEqual([400, "names_somebody"]);
});

test("other methods are told which one it takes", async () => {
  const answer = await fetch(addressOf(hasRoom));
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a body larger than any ballot is refused before it is all here", async () => {
  const answer = await send("x".repeat(4598));
  expect([answer.status, (await answer.json()).code]).toEqual([413, "too_large"]);
  const endless = await sendSlowly({ "transfer-encoding": "chunked" }, "x".repeat(20_000));
  expect(endless).toEqual({ status: 413, code: "too_large" });
});

test("a body that does not come is not waited for", async () => {
  expect(await sendSlowly({ "content-length": "100" })).toEqual({ status: 408, code: "too_slow" });
});

test("slow senders stand in nobody's way: the one that has been sending longest gives way", async () => {
  const slow = Array.from({ length: 12 }, () => sendSlowly({ "content-length": "100" }, "{", isPatient));
  expect((await send("no ballot", isPatient)).status).toBe(422);
  expect(await Promise.any(slow)).toEqual({ status: 408, code: "too_slow" });
});

test("whoever comes while too many are answered is told to come again", async () => {
  const answer = await send("no ballot", isFull);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("1");
  expect((await answer.json()).code).toBe("busy");
});

test("a sender who goes away harms nobody", async () => {
  const gone = request(addressOf(hasRoom), { method: "POST", headers: { "content-length": "100" } });
  gone.on("error", () => {});
  await new Promise<void>((done) => gone.write("{", () => done()));
  gone.destroy();
  expect((await send("no ballot")).status).toBe(422);
});
