import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { cast } from "./cast";

useTestDatabase();

const server = createServer((message, response) => void cast(message, response, "http://localhost", 200));
let address: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cast`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ballot = {
  round: "00000000-0000-4000-8000-000000000000",
  unit: "00000000-0000-4000-8000-000000000000",
  token: "t".repeat(43),
  stamp: "s".repeat(43),
  version: 1,
  sealed: Buffer.alloc(4144).toString("base64url"),
};

function send(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address, { method: "POST", body, headers });
}

test("hands a ballot to the box and its answer back, never to be kept", async () => {
  const answer = await send(JSON.stringify(ballot));
  expect(answer.status).toBe(404);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ code: "unknown_round" });
});

test("a ballot with a cookie is refused unread", async () => {
  expect((await send("not even JSON", { cookie: "next-auth.session-token=x" })).status).toBe(400);
});

test("other methods are told which one it takes", async () => {
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a body larger than any ballot is refused before it is all here", async () => {
  expect((await send("x".repeat(20_000))).status).toBe(413);
  const endless = request(address, { method: "POST", headers: { "transfer-encoding": "chunked" } });
  const status = new Promise((done) => endless.on("response", (answer) => done(answer.statusCode)));
  endless.on("error", () => {});
  endless.write("x".repeat(20_000));
  expect(await status).toBe(413);
  endless.destroy();
});

test("a body that does not come is not waited for", async () => {
  const slow = request(address, { method: "POST", headers: { "content-length": "100" } });
  const status = new Promise((done) => slow.on("response", (answer) => done(answer.statusCode)));
  slow.on("error", () => {});
  slow.write("{");
  expect(await status).toBe(408);
  slow.destroy();
});

test("a sender who goes away harms nobody", async () => {
  const gone = request(address, { method: "POST", headers: { "content-length": "100" } });
  gone.on("error", () => {});
  await new Promise<void>((done) => gone.write("{", () => done()));
  gone.destroy();
  expect((await send(JSON.stringify(ballot))).status).toBe(404);
});
