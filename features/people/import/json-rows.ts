import { type SQL, sql } from "drizzle-orm";

/** Rows as one parameter, for statements that read them with jsonb_to_recordset. */
export function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
