import type { Db } from "@/db/client";
import { company } from "@/db/schema";

/** The company's own clock (IANA name), in the caller's transaction; UTC before there is a company. */
export async function readTimeZone(db: Db): Promise<string> {
  const [row] = await db.select({ timeZone: company.timeZone }).from(company);
  return row?.timeZone ?? "UTC";
}
