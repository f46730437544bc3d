import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "./actor";
import { getActor } from "./auth/get-actor";
import { AppError, isAppError, withoutWords } from "./errors";
import { formObject, typedValues } from "./form";
import { log } from "./log";
import { type Caller, networkOf } from "./network";
import type { FormAction, Result } from "./result";
import { isSameOrigin } from "./same-origin";

type Options<T> = {
  /** Where to go after success. */
  goTo?: (data: T) => string;
  /** The sentence after success, when one stays on the page. */
  say?: (data: T) => string;
};

/**
 * Makes a server action of a command: checks the Origin, resolves the actor, parses the form, maps errors to fields,
 * and shows everybody fresh pages afterwards. Expected failures come back as values; unknown ones are logged by name
 * and never reach people.
 */
export function action<I extends z.ZodType, T>(
  Input: I,
  command: (actor: Actor, input: z.output<I>, caller: Caller) => Promise<T>,
  options: Options<T> = {},
): FormAction<T> {
  return async (_previous, form) => {
    const values = typedValues(form);
    let data: T;
    try {
      const sent = await headers();
      requireSameOrigin(sent);
      const actor = await getActor();
      const parsed = Input.safeParse(formObject(form));
      if (!parsed.success) throw invalid(parsed.error);
      data = await command(actor, parsed.data, { network: networkOf(sent) });
    } catch (error) {
      return failure(error, values);
    }
    revalidatePath("/", "layout");
    if (options.goTo) redirect(options.goTo(data));
    return { ok: true, data, message: options.say?.(data) };
  };
}

/** A form comes from our own pages: a foreign, missing or null Origin is refused. */
function requireSameOrigin(sent: Headers): void {
  if (!isSameOrigin(sent)) {
    throw new AppError("forbidden", "This form was sent from another site, so nothing was done.");
  }
}

function invalid(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  return new AppError("invalid", Object.values(fields)[0] ?? "Something is missing.", fields);
}

function failure<T>(error: unknown, values: Record<string, string>): Result<T> {
  if (isAppError(error)) {
    return { ok: false, code: error.code, message: error.message, fields: error.fields, values };
  }
  log.error({ err: withoutWords(error) }, "action failed");
  const message = "We dropped this one. Your words are still here and nothing was changed. Please try again.";
  return { ok: false, code: "unexpected", message, fields: {}, values };
}
