/** Words as they are compared: composed (NFC) and without case, whatever alphabet they are in. */
export function sameWords(words: string): string {
  return words.normalize("NFC").toLowerCase();
}
