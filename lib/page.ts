import { notFound, redirect } from "next/navigation";
import { wayToSignIn } from "./auth/way-to-sign-in";
import { isAppError, sqlState, withoutWords } from "./errors";

/**
 * Reads for a page: a stranger goes to the sign-in page, what is not there or not yours to see is "not found",
 * everything else is a bug and throws; what the database says of it stays out of the log, as it quotes parameters.
 */
export async function readPage<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isAppError(error)) throw sqlState(error) ? withoutWords(error) : error;
    if (error.code === "not_signed_in") redirect(await wayToSignIn());
    if (error.code === "not_found" || error.code === "forbidden") notFound();
    throw error;
  }
}
