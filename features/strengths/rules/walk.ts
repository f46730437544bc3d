/** One answer: what it says, the strength it speaks for most, and two it speaks for a little. */
type Answer = { words: string; most: string; also: [string, string] };
export type Question = { words: string; answers: [Answer, Answer, Answer, Answer] };

const MOST = 3;
const ALSO = 1;
/** How many the walk suggests. */
export const SUGGESTED = 7;

const says = (words: string, most: string, ...also: [string, string]): Answer => ({ words, most, also });

/**
 * A short walk to one's own strengths: ten questions of four answers, one a family, so that each of the forty strengths
 * a portal starts with is the point of one answer. A help, not a test: nothing of it is kept.
 */
export const WALK: Question[] = [
  {
    words: "Which of these did you enjoy last week?",
    answers: [
      says("Getting something broken to work again", "fixer", "improviser", "untangler"),
      says(
        "Digging until I knew what had really happened",
        "fact-finder",
        "pattern-spotter",
        "number-reader",
      ),
      says(
        "Sitting with somebody who had something to get off their chest",
        "listener",
        "noticer",
        "endless-patience",
      ),
      says("Making something dry sound like a good story", "storyteller", "presenter", "writer"),
    ],
  },
  {
    words: "Something goes wrong at four in the afternoon.",
    answers: [
      says("I make a copy first, then I touch it", "safe-pair-of-hands", "promise-keeper", "organiser"),
      says("I can tell where it will go wrong next", "risk-spotter", "questioner", "long-view"),
      says("I get calmer while the room gets louder", "calm-in-a-rush", "backer", "peacemaker"),
      says(
        "I call the customer before the customer calls us",
        "customers-voice",
        "straight-talker",
        "door-opener",
      ),
    ],
  },
  {
    words: "A new piece of work lies on the table.",
    answers: [
      says("I begin, and see where it goes", "starter", "builder", "improviser"),
      says("I ask why we do it at all", "questioner", "fact-finder", "simplifier"),
      says("I look who else should sit with us, and pull up a chair", "host", "sharer", "rallier"),
      says("I get everybody to want it", "rallier", "encourager", "storyteller"),
    ],
  },
  {
    words: "What do colleagues thank you for?",
    answers: [
      says("It was there on the day I had said", "promise-keeper", "finisher", "safe-pair-of-hands"),
      says("I took half of it away, and it was better", "simplifier", "untangler", "planner"),
      says("They can do it themselves now", "teacher", "endless-patience", "sharer"),
      says("They understood at last what the others meant", "translator", "customers-voice", "peacemaker"),
    ],
  },
  {
    words: "An empty afternoon, and nobody needs you.",
    answers: [
      says("I make a small thing that saves us an hour a week", "tool-maker", "builder", "inventor"),
      says("I draw something that does not exist yet", "inventor", "starter", "long-view"),
      says("I write down what I know, so that others have it", "sharer", "teacher", "writer"),
      says("I have coffee with somebody from a part I do not know", "door-opener", "host", "noticer"),
    ],
  },
  {
    words: "When several of you sit together, you are the one who",
    answers: [
      says("says what comes first, second and third", "planner", "organiser", "translator"),
      says("knows that we had all this two years ago", "pattern-spotter", "risk-spotter", "quick-study"),
      says("sees who has not said a word", "noticer", "listener", "host"),
      says("says aloud what everybody thinks, kindly", "straight-talker", "questioner", "backer"),
    ],
  },
  {
    words: "Something has dragged on for far too long.",
    answers: [
      says("I close what is open, one by one", "finisher", "tool-maker", "fixer"),
      says("I find the one knot and undo it", "untangler", "fact-finder", "simplifier"),
      says("I get the two who disagree to one table", "peacemaker", "listener", "bargainer"),
      says("I find a deal that both can live with", "bargainer", "persuader", "number-reader"),
    ],
  },
  {
    words: "Which sentence could be yours?",
    answers: [
      says("“Look, I have made one.”", "builder", "tool-maker", "quick-study"),
      says("“And where is this in three years?”", "long-view", "planner", "pattern-spotter"),
      says("“You can do this.”", "encourager", "teacher", "calm-in-a-rush"),
      says("“Give me the stage for five minutes.”", "presenter", "storyteller", "rallier"),
    ],
  },
  {
    words: "What is easy for you and hard for others?",
    answers: [
      says("Keeping everything where it belongs", "organiser", "finisher", "promise-keeper"),
      says("Learning something new within days", "quick-study", "inventor", "starter"),
      says(
        "Explaining it a fifth time as kindly as the first",
        "endless-patience",
        "calm-in-a-rush",
        "encourager",
      ),
      says("Writing it so that one reading is enough", "writer", "translator", "straight-talker"),
    ],
  },
  {
    words: "It has to work tomorrow, and half of it is missing.",
    answers: [
      says("I make do with what lies around", "improviser", "fixer", "safe-pair-of-hands"),
      says(
        "I work out what we really need, to the last figure",
        "number-reader",
        "risk-spotter",
        "simplifier",
      ),
      says("I stand in front of the others, so that they can work", "backer", "encourager", "calm-in-a-rush"),
      says("I talk somebody into waiting one more day", "persuader", "bargainer", "customers-voice"),
    ],
  },
];

/**
 * What the answers speak for, the most first; among equals what was said earlier. At most seven, fewer after few answers.
 * @param answers by question: which of its answers, null where none fitted
 * @param offered ids that can be chosen at this company
 */
export function suggestFrom(answers: readonly (number | null)[], offered: readonly string[]): string[] {
  const points = new Map<string, number>();
  const add = (id: string, more: number) => points.set(id, (points.get(id) ?? 0) + more);
  for (const [i, { answers: all }] of WALK.entries()) {
    const answer = all[answers[i] ?? -1];
    if (!answer) continue;
    add(answer.most, MOST);
    for (const id of answer.also) add(id, ALSO);
  }
  return [...points]
    .filter(([id]) => offered.includes(id))
    .sort(([, a], [, b]) => b - a)
    .slice(0, SUGGESTED)
    .map(([id]) => id);
}
