/** First letters of the first and last word of a name, "Paula Barreto de Mattos" -> "PM". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked
    .map((word) => (word ? Array.from(word)[0] : ""))
    .join("")
    .toUpperCase();
}
