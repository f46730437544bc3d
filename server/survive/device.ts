import { sealBallot } from "@/features/ballots/device/seal-ballot";
import { finishToken, newToken } from "@/features/ballots/device/token";
import { fromBase64Url, toBase64Url, toHex } from "@/features/ballots/rules/bytes";
import type { Manifest, Paper } from "@/features/ballots/rules/manifest";
import type { BallotAnswers } from "@/features/ballots/rules/paper";
import type { PersonActor } from "@/lib/actor";

/** What a device counts on once the box has said yes: its entry on the board, and the score it gave. */
export type Receipt = { hash: string; score: number };

type Play = {
  person: PersonActor;
  roundId: string;
  paper: Paper;
  random: () => number;
  /** Sends to the portal as often as it takes. @returns the body of the answer with status 200 */
  send: (path: "/issue" | "/cast", body: string | Uint8Array<ArrayBuffer>) => Promise<string>;
  /** Called with every receipt that the box acknowledged; a later one replaces the earlier. */
  acknowledged: (receipt: Receipt) => void;
};

const AGAIN = 0.3;

/** Picks up a ballot: some ask twice, as after a lost answer, and must get the very same signature. */
export async function pickUp({ person, roundId, paper, random, send }: Play) {
  const { secrets, blinded } = await newToken(paper);
  const request = JSON.stringify({ personId: person.personId, roundId, blinded: toBase64Url(blinded) });
  const { signature } = JSON.parse(await send("/issue", request));
  if (random() < AGAIN) {
    const again = JSON.parse(await send("/issue", request));
    if (again.signature !== signature) throw new Error("a repeated request got another signature");
  }
  return finishToken(paper, secrets, fromBase64Url(signature));
}

/** Casts, and some change their mind. What is sent again after a lost answer are the same bytes. */
export async function answer(play: Play, token: Awaited<ReturnType<typeof pickUp>>): Promise<void> {
  const versions = play.random() < AGAIN ? 2 : 1;
  for (let version = 1; version <= versions; version += 1) {
    const score = Math.floor(play.random() * 11);
    const { message, receipt } = await sealBallot(play.paper, token, version, sayAll(play.paper, score));
    await play.send("/cast", message);
    play.acknowledged({ hash: toHex(receipt), score });
  }
}

/** An answer to everything, because a unit is shown by the question that fewest of its people answered. */
function sayAll(paper: Paper, score: number): BallotAnswers {
  const { questions } = JSON.parse(paper.manifest) as Manifest;
  const drivers = questions.filter(({ kind }) => kind === "agree").map(({ key }) => [key, 4]);
  return { answers: { recommend: score, ...Object.fromEntries(drivers) }, comments: {} };
}
