import { dayAndYear } from "@/components/ui/dates";
import type { ReceiptView } from "@/features/ballots/device/answer";

/** Hands the receipt to its owner as a small text file: words, the whole hash, and where to check it. */
export function saveReceipt({ receipt, words, sealedOn }: ReceiptView, round: string, closes: string): void {
  const lines = [
    round,
    `Sealed ${dayAndYear(new Date(sealedOn))}`,
    "",
    `Your four receipt words: ${words.join(" ")}`,
    `The whole receipt: ${receipt}`,
    "",
    `Check it after ${closes}: ${location.origin}/anonymity`,
    "",
  ];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\n")], { type: "text/plain" }));
  link.download = "receipt.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}
