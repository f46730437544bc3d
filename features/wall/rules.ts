/** How many hang on the wall, as its first sentence. */
export function hangingWords(count: number): string {
  if (count === 0) return "Nobody hangs here yet. The first story is yours to tell.";
  const words = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
  ];
  const many = words[count - 1] ?? String(count);
  return `${many} ${count === 1 ? "frame hangs" : "frames hang"} here, every one put up by colleagues.`;
}
