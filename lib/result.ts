import type { ErrorCode, FieldErrors } from "./errors";

/** What a form gets back: the outcome as a value. `values` holds what was typed, so that nothing is lost. */
export type Result<T = unknown> =
  | { ok: true; data: T; message?: string }
  | {
      ok: false;
      code: ErrorCode | "unexpected";
      message: string;
      fields: FieldErrors;
      values: Record<string, string>;
    };

/** A server action as `useActionState` takes it. */
export type FormAction<T = unknown> = (previous: Result<T> | null, form: FormData) => Promise<Result<T>>;
