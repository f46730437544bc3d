import { type Db, getDb } from "@/db/client";
import { AppError, sqlState } from "./errors";

/** Serialization failure and deadlock: the database asks to try again (PostgreSQL manual, 13.5). */
const TRY_AGAIN = new Set(["40001", "40P01"]);

/**
 * Runs `work` in one transaction and tries again, at most five times, when the database says that two of them collided.
 * Never ask for a second connection inside `work`.
 */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await getDb().transaction(work);
    } catch (error) {
      const state = sqlState(error) ?? "";
      if (attempt < 5 && TRY_AGAIN.has(state)) continue;
      throw refusalOf(state) ?? error;
    }
  }
}

/** The database's own rules (db/migrations/0001_rules.sql), in words for people. */
function refusalOf(state: string): AppError | undefined {
  switch (state) {
    case "TP001":
      return new AppError(
        "team_full",
        "This table is full: two pizzas feed no more. Free a seat or split the team first.",
      );
    case "TP002":
      return new AppError("closed", "This is closed and kept as it was written.");
    case "TP003":
      return new AppError(
        "invalid",
        "That would make a circle: somebody would report to themselves in the end.",
      );
    case "TP004":
      return new AppError("invalid", "Post five to ten strengths, or none.");
    case "23P01":
      return new AppError("conflict", "This person already has a seat at that time.");
    default:
      return undefined;
  }
}
