import { headers } from "next/headers";
import { ownPath } from "@/lib/own-path";

/** The sign-in page, with the page that was asked for (proxy.ts notes it) to go back to. */
export async function wayToSignIn(): Promise<string> {
  const wanted = ownPath((await headers()).get("x-wanted-path"));
  return wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: wanted })}`;
}
