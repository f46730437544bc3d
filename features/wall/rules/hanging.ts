const ONES = [
  "",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** How many hang on the wall, as its first sentence. */
export function hangingWords(count: number): string {
  if (count === 0) return "Nobody hangs here yet. The first story is yours to tell.";
  return `${capital(countWords(count))} ${count === 1 ? "frame hangs" : "frames hang"} here, every one put up by colleagues.`;
}

/** "1 clap", "86 claps" */
export function clapWords(claps: number): string {
  return claps === 1 ? "1 clap" : `${count(claps)} claps`;
}

/** "Nominated by 11 colleagues from 5 teams" */
export function voicesWords({ voices, voiceTeams }: { voices: number; voiceTeams: number }): string {
  const people = voices === 1 ? "1 colleague" : `${voices} colleagues`;
  return `Nominated by ${people} from ${voiceTeams === 1 ? "1 team" : `${voiceTeams} teams`}`;
}

/** So long a hand-over of the jacket is news: the next one is not far then. */
const NEWS_DAYS = 45;

/** Whether whoever comes now may see the jacket change hands, if they did not yet. */
export function isNews(announcedAt: Date, time: Date): boolean {
  return time.getTime() - announcedAt.getTime() < NEWS_DAYS * 86_400_000;
}

/** A number below a hundred in letters, a larger one in figures. */
function countWords(number: number): string {
  if (number >= 100) return count(number);
  if (number < 20) return ONES[number] ?? "";
  const rest = ONES[number % 10];
  return `${TENS[Math.floor(number / 10)]}${rest ? `-${rest}` : ""}`;
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
