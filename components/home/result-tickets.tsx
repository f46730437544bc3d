import { LinkButton } from "@/components/ui/button";
import { Ticket } from "@/components/ui/ticket";
import { monthName, monthWords } from "@/features/awards/rules/months";
import type { ResultTicket } from "@/features/awards/types/result";

/** What of an award's result waits for somebody: to answer, to pass on, to read, or to clap for. */
export function resultOfAwardTicket(ticket: ResultTicket) {
  const { head, time, title, words, href, label, isFirst } = wordsOf(ticket);
  return (
    <Ticket key={`${ticket.kind}-${ticket.id}`} head={head} time={time} title={title}>
      <p>{words}</p>
      <div className="mt-4">
        <LinkButton href={href} variant={isFirst ? "primary" : "secondary"}>
          {label}
        </LinkButton>
      </div>
    </Ticket>
  );
}

function wordsOf({ kind, id, awardName, month, name, isTeam }: ResultTicket) {
  switch (kind) {
    case "consent":
      return {
        head: "Only for you",
        time: "1:00",
        title: isTeam ? "Your table was chosen" : "You were chosen",
        words: `For the ${awardName} of ${monthWords(month)}. See the frame before anybody else does, and say whether it may hang.`,
        href: `/wall/consent/${id}`,
        label: "See it and answer",
        isFirst: true,
      };
    case "wish":
      return {
        head: "Panel",
        time: "1:00",
        title: "A wish about the words",
        words: `Whoever was chosen for the ${awardName} of ${monthWords(month)} would like the words another way.`,
        href: `/wall/wish/${id}`,
        label: "Read it",
        isFirst: false,
      };
    case "score":
      return {
        head: "Panel",
        time: "5:00",
        title: `${awardName}, ${monthWords(month)}`,
        words: "Stories wait for your scores, with the names covered.",
        href: `/wall/panel/${id}`,
        label: "Read and score",
        isFirst: false,
      };
    case "decide":
      return {
        head: "Panel",
        time: "5:00",
        title: `${awardName}, ${monthWords(month)}`,
        words: "The covers are off. Look at it together, and choose.",
        href: `/wall/panel/${id}`,
        label: "Decide",
        isFirst: false,
      };
    case "may-tell":
      return {
        head: "Kind words",
        time: "0:10",
        title: `May we tell ${name} what you said?`,
        words: `Your story of ${monthName(month)} was not the one chosen. It is still good to hear.`,
        href: `/wall/may-tell/${id}`,
        label: "Yes or no",
        isFirst: false,
      };
    case "said":
      return {
        head: "For you",
        time: "1:00",
        title: "Something kind was said about you",
        words: `${name} told us in ${monthName(month)}, and is glad for you to read it.`,
        href: "/wall/said-about-me",
        label: "Read it",
        isFirst: false,
      };
    case "news":
      return {
        head: "Wall of Fame",
        time: "0:10",
        title: `${name}: ${awardName}`,
        words: `${monthWords(month)} went to ${isTeam ? "a whole table" : "a colleague"}. Read why, and clap.`,
        href: `/wall/${id}`,
        label: "See the frame",
        isFirst: false,
      };
  }
}
