import { AppError } from "./errors";

/** What the `?name=` of an upload calls the file, its folders included. @throws AppError invalid without one */
export function fileNameOf(request: Request): string {
  const name = new URL(request.url).searchParams.get("name")?.trim().slice(-300);
  if (!name) throw new AppError("invalid", "This file came without a name.");
  return name;
}
