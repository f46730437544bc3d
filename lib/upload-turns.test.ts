import { expect, test } from "vitest";
import { inTurn } from "./upload-turns";

/** An upload of somebody's that goes on until it is told to end. */
function slowUpload(personId: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { sent: inTurn(personId, () => ended), end };
}

test("one person who sends slowly keeps nobody else waiting, and is told so", async () => {
  const slow = Array.from({ length: 3 }, () => slowUpload("ada"));
  await expect(inTurn("ada", async () => "sent")).rejects.toMatchObject({ code: "too_many" });
  await expect(inTurn("bea", async () => "sent")).resolves.toBe("sent");
  for (const { end } of slow) end();
  await Promise.all(slow.map(({ sent }) => sent));
  await expect(inTurn("ada", async () => "sent")).resolves.toBe("sent");
});

test("twelve at once are all that this process reads, whoever sends", async () => {
  const slow = Array.from({ length: 12 }, (_, i) => slowUpload(`sender ${i}`));
  await expect(inTurn("bea", async () => "sent")).rejects.toMatchObject({ code: "too_many" });
  slow[0]?.end();
  await slow[0]?.sent;
  await expect(inTurn("bea", async () => "sent")).resolves.toBe("sent");
  for (const { end } of slow) end();
  await Promise.all(slow.map(({ sent }) => sent));
});
