import { dayAndYear } from "@/components/ui/dates";
import { fromHex } from "@/features/ballots/rules/bytes";
import { wordsOf } from "@/features/ballots/rules/receipt";

/** Hands the receipt to its owner as a small text file: words, the whole hash, and where to check it. */
export function saveReceipt({
  name,
  sealedOn,
  receipt,
  closes,
}: {
  name: string;
  sealedOn: string | null;
  receipt: string;
  closes: string;
}): void {
  const lines = [
    name,
    ...(sealedOn ? [`Sealed ${dayAndYear(new Date(sealedOn))}`] : []),
    "",
    `Your four receipt words: ${wordsOf(fromHex(receipt)).join(" ")}`,
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
