import { closeClient } from "@/db/client";
import { LaunchError } from "@/db/embedded/launch-error";
import { readSettings } from "@/lib/env";
import { moveFiles } from "@/lib/storage/move";
import { openDatabase } from "./database";

/**
 * Moves all files of the portal's database to the storage that the settings name, or back.
 * @param onStop registers what to stop, newest first
 * @returns how many
 * @throws LaunchError without the storage's settings
 */
export async function moveAll(
  to: "storage" | "database",
  onStop: (close: () => Promise<void>) => void,
): Promise<number> {
  const settings = readSettings(process.env);
  if (!settings.S3_ENDPOINT) {
    throw new LaunchError(
      "Set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY first, for both ways.",
    );
  }
  const database = await openDatabase(settings.DATABASE_URL, "two_pizza");
  onStop(database.close);
  onStop(closeClient);
  process.env.DATABASE_URL = database.url;
  return moveFiles(to);
}
