import { AppError } from "@/lib/errors";

export function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "Somebody changed the plan meanwhile. Nothing was saved, and what you see is still here. Open the page again to see theirs.",
  );
}

export function noPlan(): AppError {
  return new AppError("not_found", "There is no such plan.");
}
