import { type Db, getDb } from "@/db/client";
import { AppError, sqlConstraint, sqlState } from "./errors";

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
      throw refusalOf(state, sqlConstraint(error)) ?? error;
    }
  }
}

/** The database's own rules (TP and a number, from db/migrations), in words for people. */
function refusalOf(state: string, constraint: string | undefined): AppError | undefined {
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
    case "TP005":
      return new AppError(
        "conflict",
        "This waiver cannot stand like that: it seats more than the limit, an admin or the people team approves it, and it is only ever shortened.",
      );
    case "TP006":
      return new AppError(
        "conflict",
        "The rules of this award do not allow that. Nothing was changed. Look again.",
      );
    case "23P01":
      return new AppError("conflict", overlapWords(constraint));
    case "40001":
    case "40P01":
      return new AppError(
        "conflict",
        "Many people moved here at once, and this had to give way. Nothing was changed. Try again.",
      );
    default:
      return undefined;
  }
}

/** Two things of which there is one at a time. */
function overlapWords(constraint: string | undefined): string {
  switch (constraint) {
    case "one_version_at_a_time":
      return "Somebody changed this team at the same moment. Nothing was changed here. Look again.";
    case "one_waiver_at_a_time":
      return "This team has a waiver for that time already. End it first.";
    default:
      return "This person already has a seat at that time.";
  }
}
