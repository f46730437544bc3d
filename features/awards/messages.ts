import type { Mail } from "@/lib/mail";
import { monthName, monthWords } from "./rules/months";
import { excerpt } from "./rules/story";
import type { Nominee } from "./types";

type Words = Omit<Mail, "to">;

/** Everything the awards room says by mail. */
export const TELLINGS = [
  "ask",
  "reminder",
  "no-lead",
  "won",
  "thanks",
  "wish",
  "reworded",
  "rather-not",
  "winner-left",
  "nominee-left",
  "may-tell",
  "said",
] as const;
export type Telling = (typeof TELLINGS)[number];

/** What mail about a win needs to know. `when` is the announcement in words, "Friday 4 December at 15:00". */
export type WinFacts = {
  winId: string;
  cycleId: string;
  awardName: string;
  month: string;
  winner: Nominee;
  when: string;
  isAnnounced: boolean;
  hasAnswered: boolean;
};

/** What mail about a case needs to know. */
export type CaseFacts = {
  nominationId: string;
  month: string;
  nominee: Nominee;
  makerName: string;
  story: string;
};

/** To the winner, or a winning team's lead, before anybody else hears of it. Neither award nor month is named. */
export function askMail({ winId, winner, when, isAnnounced }: WinFacts, isReminder: boolean): Words {
  const team = winner.kind === "team";
  const whose = team
    ? `${winner.name} was put forward by colleagues, and was chosen. You answer for the table`
    : CHOSEN;
  const until = isAnnounced
    ? "Until you answer, an empty frame hangs and nobody is named."
    : `It is announced on ${when}. Until then please keep it to yourself.`;
  return {
    subject: isReminder
      ? "There is still something to answer, only for you"
      : "Something to answer, only for you",
    text: `${whose}. Before anybody is told, we ask: may the name, the picture and a few words hang on the wall?\n\nYou see the frame as it will hang, and choose: with the picture, with the name alone, or not at all. If you would rather not, nobody learns that it was you.\n\n${until}`,
    action: { label: "See it and answer", path: `/wall/consent/${winId}` },
  };
}

const CHOSEN = "Colleagues put your name forward, and you were chosen";

/** To whoever won, the moment it is announced: the person, or everybody at a winning table. */
export function wonMail({ winId, awardName, month, winner, hasAnswered }: WinFacts): Words {
  const whose = winner.kind === "team" ? `your table, ${winner.name}` : "you";
  const answer = winner.kind === "team" ? "your lead has answered" : "you have answered";
  return {
    subject: `The ${awardName} of ${monthWords(month)} went to ${whose}`,
    text: hasAnswered
      ? `It is out: the ${awardName} of ${monthWords(month)} went to ${whose}. The frame hangs now, and colleagues have begun to look.\n\nEnjoy it. It was they who said so.`
      : `The ${awardName} of ${monthWords(month)} went to ${whose}. For now an empty gold frame hangs and nobody is named: it is filled when ${answer}.`,
    action: hasAnswered
      ? { label: "See the frame", path: `/wall/${winId}` }
      : { label: "See it and answer", path: `/wall/consent/${winId}` },
  };
}

/** To those who spoke for the winner, once it hangs. */
export function thanksMail({ winId, awardName, month, winner }: WinFacts, nominated: boolean): Words {
  const { shortName } = winner;
  const deed = nominated
    ? `It began with the story that you told about ${shortName}.`
    : `You added your voice for ${shortName}, and it counted.`;
  return {
    subject: `${shortName} hangs on the wall, thanks to you`,
    text: `${deed} The ${awardName} of ${monthWords(month)} went to ${winner.name}, and the frame hangs since a moment ago.\n\nThank you for noticing, and for saying it where others can hear.`,
    action: { label: "See the frame", path: `/wall/${winId}` },
  };
}

/** To panel and people team: the winner would like the words another way before they hang. */
export function wishMail({ winId, awardName, month }: WinFacts): Words {
  return {
    subject: "The winner has a wish about the words",
    text: `Whoever was chosen for the ${awardName} of ${monthWords(month)} has read the words that will hang, and has a wish about them. You can correct them until they hang, and afterwards in the open.`,
    action: { label: "Read the wish", path: `/wall/wish/${winId}` },
  };
}

/** To whoever said yes to words that were corrected since, before they hang. */
export function rewordedMail({ winId }: WinFacts): Words {
  return {
    subject: "The words changed, so we ask you once more",
    text: "You said yes, and the words for the frame were corrected after that. Your yes was to other words, so it waits for you: read the new ones and answer again.\n\nNothing hangs before you do. You can still say that you would rather not.",
    action: { label: "Read them and answer", path: `/wall/consent/${winId}` },
  };
}

/** To panel and people team, and to nobody else. */
export function ratherNotMail({ cycleId, awardName, month }: WinFacts, goesOn: boolean): Words {
  const next = goesOn
    ? "The next of the count was chosen and is being asked."
    : "Please choose again. The scores and the order stand.";
  return {
    subject: `The ${awardName} of ${monthWords(month)}: they would rather not`,
    text: `The one who was chosen would rather not hang on the wall. That is theirs to say, and it stays between you and them.\n\n${next}`,
    action: { label: "Look at the turn", path: goesOn ? "/admin/awards" : `/wall/panel/${cycleId}` },
  };
}

/**
 * To panel and people team: the winner left before the announcement.
 * @param then they had agreed and it "stands", the "next" of the count follows, or it is decided "again"
 */
export function winnerLeftMail(facts: WinFacts, then: "stands" | "next" | "again"): Words {
  const { cycleId, awardName, month, when } = facts;
  const words = {
    stands: `They had said yes. It is announced on ${when} as they agreed, unless the people team takes it back before.`,
    next: "They had not answered, so nothing of them will hang. The next of the count was chosen and is being asked.",
    again: "They had not answered, so nothing of them will hang. Please choose again; the scores stand.",
  };
  return {
    subject: `The ${awardName} of ${monthWords(month)}: the winner has left`,
    text: `Whoever was chosen is not here any more. ${words[then]}`,
    action: {
      label: "Look at the turn",
      path: then === "again" ? `/wall/panel/${cycleId}` : "/admin/announcements",
    },
  };
}

/** To the people team: nobody can answer for a winning table. */
export function noLeadMail({ winner, when }: WinFacts): Words {
  return {
    subject: "A table needs somebody who answers for it",
    text: `${winner.name} has no lead, and there is something that only its lead can answer, by ${when}. Name one on the team's page: whoever leads then finds it on their rail.`,
    action: { label: `Open ${winner.name}`, path: `/teams/${winner.id}` },
  };
}

/** To those who spoke for somebody who left before the decision. */
export function nomineeLeftMail({ nominee, month }: CaseFacts): Words {
  return {
    subject: `About what you wrote for ${nominee.shortName}`,
    text: `${nominee.name} is not here any more, so the case that you spoke for in ${monthName(month)} ends here. Nobody else is shown it.\n\nIt was kind to say it. You can still say it to them yourself.`,
  };
}

/** To the maker of a case that did not win. */
export function mayTellMail({ nominationId, nominee, month }: CaseFacts): Words {
  const { shortName } = nominee;
  return {
    subject: `May we tell ${shortName} what you said?`,
    text: `In ${monthName(month)} you told a story about ${shortName}. It was not the one that was chosen this time, and it is still a good one to hear.\n\nMay we pass it on, with your name? ${shortName} gets your words and nothing else: no rank, no votes, no award that was not won.`,
    action: { label: "Yes or no", path: `/wall/may-tell/${nominationId}` },
  };
}

/** To a nominee who did not win, or everybody at a nominated table: the words, and that alone. */
export function saidMail({ nominee, month, makerName, story }: CaseFacts): Words {
  const whom = nominee.kind === "team" ? `your table, ${nominee.name}` : "you";
  return {
    subject: `${makerName} said something kind about ${whom}`,
    text: `In ${monthName(month)} ${makerName} told us this about ${whom}, and is glad for you to hear it:\n\n“${excerpt(story, 1200)}”`,
    action: { label: "Read it in full", path: "/wall/said-about-me" },
  };
}

/** To the maker of a case that the people team gave back; `note` is what it wrote. */
export function returnedMail(
  { id, nominee }: { id: string; nominee: Nominee },
  note: string,
  isOpen: boolean,
): Words {
  const next = isOpen
    ? "You can mend it until nominations close; then it is read again."
    : "Nominations are closed, so it does not go on this time. What you saw still counts, and the next turn is a good one too.";
  return {
    subject: `Your story about ${nominee.shortName} came back to you`,
    text: `The people team read it, and writes:\n\n“${note}”\n\n${next}\n\n${nominee.shortName} has heard nothing of it.`,
    action: { label: "Open your story", path: `/wall/nominations/${id}` },
  };
}
