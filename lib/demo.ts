import { getSql } from "@/db/client";

/** The demo is on when the setting says so and the database carries the mark that only the seed writes. */
export async function demoIsOn(): Promise<boolean> {
  if (process.env.DEMO !== "1") return false;
  const [home] = await getSql()<{ mark: string | null }[]>`select demo_mark as mark from company`;
  return Boolean(home?.mark);
}
