import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { cutKeys } from "@/features/ballots/cut";
import { sealBallot } from "@/features/ballots/device/seal-ballot";
import { finishToken, newToken, type Token } from "@/features/ballots/device/token";
import { issueBallot } from "@/features/ballots/issue";
import { getBallotForm } from "@/features/ballots/queries";
import { join as joined } from "@/features/ballots/rules/bytes";
import {
  ballotMessage,
  type CastMessage,
  decodeCast,
  encodeCast,
  SEALED_BYTES,
  sealContext,
} from "@/features/ballots/rules/envelope";
import type { Manifest, Paper } from "@/features/ballots/rules/manifest";
import { closeRound, openRound } from "@/features/surveys/commands";
import { SYSTEM } from "@/lib/actor";
import * as hpke from "@/lib/hpke";
import { randomFrom } from "@/lib/seeded";
import { openSlot } from "./cast";
import { mutate } from "./mutate";
import { actorOf, type Company, foundCompany } from "./survive/company";

useTestDatabase();

const PORTAL = "https://pizza.example.com";
const WEEK = 7 * 86_400_000;
const SAYS = { answers: { recommend: 9 }, comments: { comment: "Well baked." } };

type Mount = { address: string; close: () => Promise<unknown> };

/** The slot as the portal's own server mounts it, before any framework. */
async function mountFastBranch(): Promise<Mount> {
  const slot = openSlot(PORTAL);
  const server = createServer((message, response) => void slot(message, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/cast`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The box as `npm run box` starts it, in a process of its own. */
async function startBox(): Promise<Mount> {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/box.mjs"], {
    env: { ...process.env, APP_URL: `${PORTAL}/`, BOX_PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await says(child, "takes ballots");
  return {
    address: `http://127.0.0.1:${port}/cast`,
    close: () => {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      return gone;
    },
  };
}

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});

describe.each([
  ["the portal’s own server", mountFastBranch],
  ["a box of its own", startBox],
])("%s", (_name, mount) => {
  let box: Mount;
  let round: Opened;
  /** A ballot that lies in the box, and the token it was made with. */
  let token: Token;
  let mine: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    box = await mount();
    round = await open();
    token = await pickUp(round, 0);
    mine = (await sealBallot(round.papers[0] as Paper, token, 1, SAYS)).message;
  });
  afterAll(async () => {
    await closeRound(company.boss, { roundId: round.id, reason: "It has been a week." }).catch(() => {});
    await box.close();
  });

  const send = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(box.address, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", ...headers },
      body,
    });
  const says = async (body: Uint8Array<ArrayBuffer>, headers?: Record<string, string>) => {
    const answer = await send(body, headers);
    const { code, message, accepted } = await answer.json();
    if (!accepted) expect(message).toMatch(/^[A-Z].{20,}\.$/);
    return accepted ? "accepted" : `${answer.status} ${code}`;
  };
  const changed = (change: Partial<CastMessage>) =>
    encodeCast({ ...(decodeCast(mine) as CastMessage), ...change });
  /** Signed anew by the ballot's own key: whoever tampers is the voter. */
  const craft = async (by: Token, sealed: Uint8Array, version = 1) => {
    const { place, publicKey, prefix, signature: tokenSignature } = by;
    const signed = ballotMessage({ place, publicKey, version }, sealed);
    const how = { name: "ECDSA", hash: "SHA-256" };
    const signature = new Uint8Array(await crypto.subtle.sign(how, by.privateKey, signed));
    return changed({ version, publicKey, prefix, tokenSignature, sealed, signature });
  };
  const sealed = (by: Token, plaintext: Uint8Array) =>
    hpke.seal(
      round.sealingKey,
      plaintext,
      sealContext({ place: by.place, publicKey: by.publicKey, version: 1 }),
    );
  const flipped = (bytes: Uint8Array, at = 7) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

  test("takes a ballot, the same bytes again, and a changed mind", async () => {
    const answer = await send(mine);
    expect([answer.status, await answer.json()]).toEqual([200, { accepted: true }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await says(mine)).toBe("accepted");
    const anew = await sealBallot(round.papers[0] as Paper, token, 2, SAYS);
    expect(await says(anew.message)).toBe("accepted");
    const kept =
      await getSql()`select version, sealed from sealed_ballots where public_key = ${Buffer.from(token.publicKey)}`;
    expect(kept).toMatchObject([
      { version: 2, sealed: Buffer.from((decodeCast(anew.message) as CastMessage).sealed) },
    ]);
  });

  test("replays of an older version and other answers under the same version are refused", async () => {
    expect(await says(mine)).toBe("409 used_token");
    const other = await sealBallot(round.papers[0] as Paper, token, 2, SAYS);
    expect(await says(other.message)).toBe("409 used_token");
  });

  test("of 8 that are cast with one token at once, one is stored", async () => {
    const spent = await pickUp(round, 1);
    const before = await countBallots();
    const ballots = await Promise.all(
      Array.from({ length: 8 }, () => sealBallot(round.papers[1] as Paper, spent, 1, SAYS)),
    );
    const answers = await Promise.all(ballots.map(({ message }) => says(message)));
    expect(answers.sort()).toEqual([...Array(7).fill("409 used_token"), "accepted"]);
    expect(await countBallots()).toBe(before + 1);
  });

  test("every refusal has its own code, and nothing is stored", async () => {
    const before = await fingerprintOfBox();
    const spoiled = await pickUp(round, 2);
    const foreign = await pickUp(round, company.people.length - 1);
    const length = (bytes: number) => new Uint8Array(bytes);
    expect(await says(mine, { cookie: "next-auth.session-token=x" })).toBe("400 names_somebody");
    expect(await says(mine, { authorization: "Bearer x" })).toBe("400 names_somebody");
    expect(await says(length(0))).toBe("422 wrong_size");
    expect(await says(mine.slice(0, -1))).toBe("422 wrong_size");
    expect(await says(new TextEncoder().encode('{"round":1}'))).toBe("422 wrong_size");
    expect(await says(changed({ version: 0 }))).toBe("422 wrong_size");
    expect(await says(joined(mine, length(1)))).toBe("413 too_large");
    expect(await says(length(200_000))).toBe("413 too_large");
    expect(await says(changed({ round: randomUUID() }))).toBe("404 unknown_round");
    expect(await says(changed({ unit: randomUUID() }))).toBe("404 unknown_unit");
    expect(await says(changed({ unit: unitOf(round.papers.at(-1) as Paper) }))).toBe("403 bad_token");
    expect(await says(changed({ publicKey: length(65) }))).toBe("422 bad_key");
    expect(await says(changed({ publicKey: flipped(token.publicKey, 64) }))).toBe("422 bad_key");
    expect(await says(changed({ publicKey: foreign.publicKey }))).toBe("403 bad_token");
    expect(await says(changed({ tokenSignature: flipped(token.signature) }))).toBe("403 bad_token");
    expect(await says(changed({ prefix: flipped(token.prefix) }))).toBe("403 bad_token");
    expect(await says(changed({ version: 3 }))).toBe("403 bad_signature");
    expect(await says(changed({ sealed: length(SEALED_BYTES) }))).toBe("403 bad_signature");
    expect(await says(changed({ signature: length(64) }))).toBe("403 bad_signature");
    expect(await says(await craft(spoiled, randomBytes(SEALED_BYTES)))).toBe("422 bad_seal");
    expect(await says(await craft(spoiled, length(SEALED_BYTES)))).toBe("422 bad_seal");
    expect(await says(await craft(spoiled, sealed(foreign, length(4096))))).toBe("422 bad_seal");
    expect(await says(await craft(spoiled, sealed(spoiled, length(4096))))).toBe("422 bad_answers");
    for (const words of ['{"answers":{"recommend":11},"comments":{}}', '{"answers":{},"comments":{}}', "[]"])
      expect(await says(await craft(spoiled, sealed(spoiled, padded(words))))).toBe("422 bad_answers");
    expect(await fingerprintOfBox()).toBe(before);
  });

  test("10,000 random mutations of valid ballots are refused, never with a 500, and none is stored", async () => {
    const other = (await sealBallot(round.papers[3] as Paper, await pickUp(round, 3), 1, SAYS)).message;
    const before = await fingerprintOfBox();
    const random = randomFrom(20_261_122);
    const answers = new Map<string, number>();
    let left = 10_000;
    const cast = async () => {
      while (left > 0) {
        left -= 1;
        const answer = await says(mutate(mine, other, random));
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, cast));
    expect([...answers.keys()].filter((answer) => !/^4\d\d /.test(answer))).toEqual([]);
    // Every check was met on the way.
    expect([...answers.keys()].sort()).toEqual([
      "403 bad_signature",
      "403 bad_token",
      "404 unknown_round",
      "404 unknown_unit",
      "413 too_large",
      "422 bad_key",
      "422 wrong_size",
    ]);
    expect(await fingerprintOfBox()).toBe(before);
  }, 300_000);

  test("when the round has closed it takes nothing new, and knows what it has", async () => {
    const late = (await sealBallot(round.papers[4] as Paper, await pickUp(round, 4), 1, SAYS)).message;
    const mineNow = (await sealBallot(round.papers[0] as Paper, token, 5, SAYS)).message;
    expect(await says(mineNow)).toBe("accepted");
    await closeRound(company.boss, { roundId: round.id, reason: "It has been a week." });
    expect(await says(late)).toBe("409 closed");
    expect(await says(mineNow)).toBe("accepted");
  });

  test("a token of one round opens no other; without its key a round takes nothing", async () => {
    const next = await open();
    try {
      const foreign = changed({ round: next.id });
      expect(await says(foreign)).toBe("403 bad_token");
      const ballot = (await sealBallot(next.papers[0] as Paper, await pickUp(next, 0), 1, SAYS)).message;
      await hideKeys(next.id);
      // A process remembers a key for two seconds.
      await expect.poll(() => says(ballot), { timeout: 10_000 }).toBe("503 no_key");
    } finally {
      await closeRound(company.boss, { roundId: next.id, reason: "It has been a week." });
    }
  });
});

test("the box answers the portal’s pages and no other origin, and nothing but ballots", async () => {
  const { address, close } = await startBox();
  try {
    const ask = (origin: string) =>
      fetch(address, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      });
    const ours = await ask(PORTAL);
    expect(ours.status).toBe(204);
    expect(ours.headers.get("access-control-allow-origin")).toBe(PORTAL);
    expect(ours.headers.get("access-control-allow-methods")).toBe("POST");
    expect(ours.headers.get("access-control-allow-headers")).toBe("content-type");
    expect(ours.headers.get("access-control-allow-credentials")).toBeNull();
    expect(ours.headers.get("vary")).toBe("origin");
    for (const origin of ["https://evil.example.com", "null", `${PORTAL}.evil.example.com`]) {
      const foreign = await ask(origin);
      expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
      expect(foreign.headers.get("access-control-allow-methods")).toBeNull();
    }
    const refused = await fetch(address, { method: "POST", headers: { origin: PORTAL }, body: "x" });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([422, PORTAL]);
    expect(refused.headers.get("set-cookie")).toBeNull();
    const elsewhere = await Promise.all(
      ["/", "/api/ballots/issue", "/api/auth/session", "/cast/x", "/cast?x"].map((path) =>
        fetch(new URL(path, address)),
      ),
    );
    expect(elsewhere.map(({ status }) => status)).toEqual(Array(5).fill(404));
  } finally {
    await close();
  }
});

test("the box says in a sentence what it lacks", async () => {
  const child = spawn(process.execPath, ["scripts/box.mjs"], {
    env: { ...process.env, APP_URL: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await says(child, "The box needs APP_URL", "stderr");
  expect(await new Promise((done) => child.once("exit", done))).toBe(1);
});

type Opened = { id: string; papers: Paper[]; sealingKey: Uint8Array };

/** Opens a pulse; the papers are those of its people, in the company's order. */
async function open(): Promise<Opened> {
  const plan = {
    name: "A pulse",
    closesAt: new Date(Date.now() + WEEK),
    strict: false,
    questionIds: ["hours"],
  };
  const { roundId } = await openRound(company.boss, plan);
  await cutKeys(SYSTEM, { roundId });
  const papers: Paper[] = [];
  for (const personId of company.people) {
    const { paper } = await getBallotForm(actorOf(personId), roundId);
    if (paper) papers.push(paper);
  }
  const { sealingKey } = JSON.parse(papers[0]?.manifest ?? "") as Manifest;
  return { id: roundId, papers, sealingKey: Buffer.from(sealingKey, "base64url") };
}

async function pickUp({ id, papers }: Opened, place: number): Promise<Token> {
  const paper = papers[place] as Paper;
  const { secrets, blinded } = await newToken(paper);
  const { signature } = await issueBallot(actorOf(company.people[place] ?? ""), { roundId: id, blinded });
  return finishToken(paper, secrets, signature);
}

function unitOf({ unit }: Paper): string {
  return unit.id;
}

function padded(text: string): Uint8Array {
  return new TextEncoder().encode(text.padEnd(4096));
}

async function countBallots(): Promise<number> {
  const [box] = await getSql()<{ n: number }[]>`select count(*)::int as n from sealed_ballots`;
  return box?.n ?? 0;
}

async function fingerprintOfBox(): Promise<string> {
  const [box] = await getSql()<{ md5: string }[]>`
    select md5(string_agg(s::text, ' ' order by public_key)) as md5 from sealed_ballots s`;
  return box?.md5 ?? "";
}

async function hideKeys(roundId: string): Promise<void> {
  const file = join(process.env.SEAL_DIR ?? "", roundId, "sealing.json");
  await rename(file, `${file}.hidden`);
}

/** Waits until a process has printed these words. */
function says(child: ChildProcess, words: string, where: "stdout" | "stderr" = "stdout"): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    child[where]?.on("data", (chunk) => {
      said += chunk;
      if (said.includes(words)) done();
    });
    child.once("exit", (code) => fail(new Error(`it ended with code ${code} and said: ${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
