import { settingsOfRealPortal } from "@/lib/demo";

type Mode = "demo" | "production" | "development";

/**
 * Why this start must not happen, as a sentence, or null. The demo lets anybody step into anybody, so it stands beside
 * no setting of a real portal, and the real portal starts with no demo asked for.
 */
export function demoRefusal(mode: Mode, variables: Record<string, string | undefined>): string | null {
  if (mode === "production") {
    return variables.DEMO === "1"
      ? "DEMO=1 is set, and npm start is never a demo: nobody may step into somebody else there. Leave DEMO out, or start the demo company with npm run demo."
      : null;
  }
  const real = settingsOfRealPortal(variables);
  if (real.length === 0) return null;
  const names = real.length === 1 ? `${real[0]} is` : `${real.join(", ")} are`;
  return `${names} set for a real portal, and in the demo anybody can step into anybody. Leave ${real.length === 1 ? "it" : "them"} out here, or start the real portal with npm start.`;
}
