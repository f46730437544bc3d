import { headers } from "next/headers";
import { ownPath } from "@/lib/own-path";

/** The sign-in page, with the page that was asked for (proxy.ts notes it) to go back to. */
export async function wayToSignIn(): Promise<string> {
  return doorFor(ownPath((await headers()).get("x-wanted-path")));
}

/** The sign-in page for somebody who wants to go to this path of ours. */
export function doorFor(wanted: string): string {
  return wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: wanted })}`;
}
