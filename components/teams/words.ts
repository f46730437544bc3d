import type { Kin } from "@/features/teams/types";

/** How a unit went on as others, before their names: "Split into", "Merged into". */
export function becameWords(became: Kin[]): string {
  return became[0]?.how === "split" ? "Split into" : "Merged into";
}
