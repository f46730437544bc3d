/** What can go wrong for a person, with the HTTP status that says the same to a machine. */
export const STATUS_OF = {
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  invalid: 422,
  conflict: 409,
  team_full: 409,
  closed: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** Sentences by form field, for the person who typed. */
export type FieldErrors = Record<string, string>;

/**
 * An expected failure: a code for machines and a sentence for people that says what happened and what to do.
 * Thrown inside a command so that its transaction rolls back; the adapters turn it into a value.
 * Compare by `code`, never by instanceof: two loaders may each hold a copy of this class.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;
  /** For too_many: when to try again, in whole seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, fields: FieldErrors = {}, retryAfterSeconds?: number) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}

/** The SQLSTATE of a database error, through any number of wrappers; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return undefined;
}

/** The database's DETAIL of an error, through any number of wrappers. */
export function sqlDetail(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ("detail" in e && typeof e.detail === "string") return e.detail;
  }
  return undefined;
}

/** The constraint that a database error names, through any number of wrappers. */
export function sqlConstraint(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ("constraint_name" in e && typeof e.constraint_name === "string") return e.constraint_name;
  }
  return undefined;
}

/**
 * A failure without its message, which can quote what somebody wrote: the database layer puts every parameter into it.
 * Its name, its code and where it happened are left; nothing else of it is logged, kept with a job or thrown by a page.
 */
export function withoutWords(error: unknown): Error & { code?: string } {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error();
  const code =
    sqlState(error) ?? (error instanceof Error && "code" in error ? String(error.code) : undefined);
  const bare = Object.assign(new Error(code ? `failed with ${code}` : "failed"), {
    name,
    ...(code && { code }),
  });
  const frames = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : "";
  bare.stack = `${name}: ${bare.message}${frames.replace(/^[^\n]*/, "")}`;
  return bare;
}
