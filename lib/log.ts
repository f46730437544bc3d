import pino from "pino";

/** Structured log on standard error. Never hand it a request body, an address or anything somebody wrote. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "warn", base: null }, pino.destination(2));
