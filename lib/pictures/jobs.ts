import { sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { now } from "../clock";
import { forgetFiles } from "../files";
import { removeObjects } from "../storage/keep";
import { sweepObjects } from "../storage/sweep";
import { drawFormats } from "./draw-formats";
import { forgetPictures } from "./forget";

const DAY_MS = 86_400_000;
const Keys = z.object({ keys: z.string() });

export const pictureTasks: TaskList = {
  "draw-formats": async () => void (await drawFormats()),
  "sweep-uploads": sweepUploads,
  "remove-objects": (payload) => removeObjects(Keys.parse(payload).keys.split(" ").filter(Boolean)),
};

/** Throws away what belonged to nothing for a day: pictures, files, and objects without a row. */
export async function sweepUploads(): Promise<void> {
  const time = new Date(now().getTime() - DAY_MS);
  while ((await forgetPictures(sql`p.created_at < ${time.toISOString()}::timestamptz`)) > 0);
  await forgetFiles(time);
  await sweepObjects(time);
}
