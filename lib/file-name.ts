import { AppError } from "./errors";
import { withoutZeros } from "./text";

/** What the `?name=` of an upload calls the file, its folders included. @throws AppError invalid without one */
export function fileNameOf(request: Request): string {
  const asked = new URL(request.url).searchParams.get("name") ?? "";
  const name = withoutZeros(asked).trim().slice(-300);
  if (!name) throw new AppError("invalid", "This file came without a name.");
  return name;
}
