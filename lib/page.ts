import { notFound, redirect } from "next/navigation";
import { isAppError } from "./errors";

/**
 * Reads for a page: a stranger goes to the sign-in page, what is not there or not yours to see is "not found",
 * everything else is a bug and throws.
 */
export async function readPage<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === "not_signed_in") redirect("/sign-in");
    if (error.code === "not_found" || error.code === "forbidden") notFound();
    throw error;
  }
}
