import { customType, timestamp } from "drizzle-orm/pg-core";

/** A point in time with zone. Never with a default: domain times come from lib/clock. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A half-open range of time, `[from, until)`, as PostgreSQL writes it. Read and written through SQL functions. */
export const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });
