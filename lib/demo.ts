import { getSql } from "@/db/client";
import { isThisMachine } from "./this-machine";

/**
 * The demo, where anybody steps into anybody, is on when the setting says so, nothing of a real portal is set, and the
 * database carries the mark that only the seed writes.
 */
export async function demoIsOn(): Promise<boolean> {
  if (process.env.DEMO !== "1" || settingsOfRealPortal(process.env).length > 0) return false;
  const [home] = await getSql()<{ mark: string | null }[]>`select demo_mark as mark from company`;
  return Boolean(home?.mark);
}

/** The names of what is set for a real portal: a provider, a mail server, an address that is not this machine's. */
export function settingsOfRealPortal(variables: Record<string, string | undefined>): string[] {
  return Object.keys(variables)
    .filter((name) => variables[name])
    .filter((name) =>
      name === "APP_URL" || name === "NEXTAUTH_URL"
        ? !isThisMachine(variables[name] ?? "")
        : name === "SMTP_URL" || name.startsWith("OIDC_"),
    )
    .sort();
}
