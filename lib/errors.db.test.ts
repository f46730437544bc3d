import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { AppError, isAppError, sqlState, withoutWords } from "./errors";
import { transaction } from "./transaction";

useTestDatabase();

const canary = "canary-7f3a";
const person = "00000000-0000-4000-8000-000000000000";

async function failure(work: () => Promise<unknown>): Promise<Error> {
  return work().then(
    () => new Error("it did not fail"),
    (error: Error) => error,
  );
}

function everythingIn(error: Error): string {
  const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name));
  return JSON.stringify([...own, error.cause]);
}

test("a database error quotes what somebody wrote; without words it says its code and place alone", async () => {
  // A zero byte is what PostgreSQL takes in no text.
  const write = () =>
    transaction((tx) =>
      tx
        .update(people)
        .set({ about: `${canary}\0` })
        .where(eq(people.id, person)),
    );
  const error = await failure(write);
  expect(everythingIn(error)).toContain(canary);

  const bare = withoutWords(error);
  expect(everythingIn(bare)).not.toContain(canary);
  expect(bare.stack).toContain("lib/errors.db.test.ts");
  expect(sqlState(bare)).toBe("22021");
});

test("words that look like a stack do not slip through", () => {
  const bare = withoutWords(new TypeError(`first line\n    at ${canary}`));
  expect(everythingIn(bare)).not.toContain(canary);
  expect(bare.name).toBe("TypeError");
});

test("what is no error at all says nothing either", () => {
  expect(everythingIn(withoutWords(canary))).not.toContain(canary);
});

test("a refusal keeps its code", () => {
  const bare = withoutWords(new AppError("not_found", canary));
  expect(isAppError(bare) && bare.code).toBe("not_found");
  expect(everythingIn(bare)).not.toContain(canary);
});
