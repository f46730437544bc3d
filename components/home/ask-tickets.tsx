import Link from "next/link";
import { AnswerButtons, PutAway } from "@/components/asks/answer-buttons";
import { LinkButton } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { Ticket } from "@/components/ui/ticket";
import type { AskTickets } from "@/features/asks/types";
import { saidBy } from "@/features/strengths/rules";
import type { Suggested } from "@/features/strengths/types";

type PictureOf = (id: string | null) => string | null;

/** A colleague asks for my help. */
export function askTicket(
  { id, words, strength, from }: AskTickets["toAnswer"][number],
  pictureOf: PictureOf,
) {
  return (
    <Ticket
      key={`ask-${id}`}
      head="Help"
      time="0:20"
      title={<Somebody person={from} src={pictureOf(from.pictureId)} says="asks for your help" />}
    >
      <p className="mt-1 line-clamp-6 wrap-anywhere">“{words}”</p>
      {strength && <p className="mt-2 text-small text-ink-2">Found you by {strength}.</p>}
      <div className="mt-4">
        <AnswerButtons askId={id} name={from.name} />
      </div>
    </Ticket>
  );
}

/** What somebody I asked says. */
export function answerTicket(
  { id, words, answer, by }: AskTickets["answered"][number],
  pictureOf: PictureOf,
) {
  const isYes = answer === "yes";
  const says = isYes ? "says yes, come by" : "has no time now";
  return (
    <Ticket
      key={`answer-${id}`}
      head="Your question"
      time="0:10"
      title={<Somebody person={by} src={pictureOf(by.pictureId)} says={says} />}
    >
      <p className="mt-1 line-clamp-3 wrap-anywhere text-small text-ink-2">You asked: “{words}”</p>
      <div className="mt-4">
        <PutAway askId={id} isYes={isYes} />
      </div>
    </Ticket>
  );
}

/** What colleagues say I am good at. */
export function suggestionTicket(suggested: Suggested) {
  return (
    <Ticket key="suggestion" head="Strengths" time="0:20" title={saidBy(suggested)}>
      <p className="text-ink-2">{suggested.hint} Colleagues may suggest, only you decide.</p>
      <div className="mt-4">
        <LinkButton href="/people/me/strengths" variant="secondary">
          Look at it
        </LinkButton>
      </div>
    </Ticket>
  );
}

function Somebody({
  person,
  src,
  says,
}: {
  person: { id: string; name: string };
  src: string | null;
  says: string;
}) {
  return (
    <span className="flex items-center gap-3">
      <Face name={person.name} src={src} size={56} alt="" />
      <span className="min-w-0 wrap-anywhere">
        <Link href={`/people/${person.id}`} className="hover:underline">
          {person.name}
        </Link>
        <span className="block font-table text-small font-normal text-ink-2">{says}</span>
      </span>
    </span>
  );
}
