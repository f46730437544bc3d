import { LinkButton, TextLink } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { Ticket } from "@/components/ui/ticket";
import type { NominationTickets } from "@/features/awards/types";
import type { PulseTicket } from "@/features/ballots/types";
import type { ResultNews } from "@/features/results/types";
import type { ServiceTicket } from "@/features/services/types";
import type { SplitTicket } from "@/features/splits/types";
import { inWords } from "@/features/teams/rules";

/** The open pulse on somebody's rail. */
export function pulseTicket({ roundId, name, question, eligible, cast, closesAt, pickedUp }: PulseTicket) {
  return (
    <Ticket key="pulse" head={name} time="0:40" title={question}>
      <p className="mt-2 flex gap-2.5 text-small text-ink-2">
        <Icon name="lock" size={18} className="mt-0.5 shrink-0" />
        Your answer is sealed on this device and travels without your name.
      </p>
      <div className="mt-4">
        <LinkButton href={`/pulse/${roundId}`} variant={pickedUp ? "secondary" : "primary"}>
          {pickedUp ? "Look at my ballot" : "Answer in 40 seconds"}
        </LinkButton>
      </div>
      <p className="mt-4 border-t border-dashed border-line-strong pt-3 text-small text-ink-2">
        {cast} of {eligible} answered, closes {dayAndHour(closesAt)}
      </p>
    </Ticket>
  );
}

/** A pulse that was counted: the result nearest to its reader first, then everybody's. */
export function resultTicket({ roundId, name, cast, eligible, unit }: ResultNews) {
  return (
    <Ticket key="result" head={name} time="2:00" title="The count is done">
      <p>
        {cast} of {eligible} answered. Read what was said, and what could come of it.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {unit && (
          <LinkButton href={`/teams/${unit.id}/health`} variant="secondary">
            See {unit.name}
          </LinkButton>
        )}
        <TextLink href={`/pulses/${roundId}`}>The whole company</TextLink>
      </div>
    </Ticket>
  );
}

/** The first thing to do in a portal where nobody sits yet, for whoever may bring the directory in. */
export function directoryTicket() {
  return (
    <Ticket key="directory" head="First of all" time="5:00" title="Bring everybody in">
      <p>One file from HR lays the tables: names, leads, teams, and pictures if there are any.</p>
      <div className="mt-4">
        <LinkButton href="/admin/directory">Bring the file</LinkButton>
      </div>
    </Ticket>
  );
}

/** A colleague's case that would gain from one more voice. */
export function secondTicket(
  second: NonNullable<NominationTickets["second"]>,
  pictureOf: (id: string | null) => string | null,
) {
  const others =
    second.otherVoices > 0
      ? ` and ${second.otherVoices} ${second.otherVoices === 1 ? "other" : "others"}`
      : "";
  return (
    <Ticket
      key="second"
      head="Second"
      time="1:00"
      title={
        <span className="flex items-center gap-3">
          <Face name={second.nominee.name} src={pictureOf(second.nominee.pictureId)} size={56} alt="" />
          <span className="min-w-0">
            {second.nominee.name}
            <span className="block font-table text-small font-normal text-ink-2">
              nominated by {second.firstVoice}
              {others}
            </span>
          </span>
        </span>
      }
    >
      <p className="mt-1 line-clamp-4">“{second.quote}”</p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <LinkButton href={`/wall/nominations/${second.nominationId}`} variant="secondary">
          Add your voice
        </LinkButton>
      </div>
    </Ticket>
  );
}

/** The quarter's round on services: all that this person used, on one ballot. */
export function serviceTicket({ roundName, services, closesAt }: ServiceTicket) {
  const [named, more] = [services.slice(0, 3), services.length - 3];
  const list = new Intl.ListFormat("en-GB").format([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return (
    <Ticket key="service" head={roundName} time="0:40" title="Who served you well?">
      <p className="text-small text-ink-2">{list}: rate what you used, sealed and without your name.</p>
      <div className="mt-4">
        <LinkButton href="/services/rate" variant="secondary">
          Rate what you used
        </LinkButton>
      </div>
      <p className="mt-4 border-t border-dashed border-line-strong pt-3 text-small text-ink-2">
        Closes {dayAndHour(closesAt)}
      </p>
    </Ticket>
  );
}

/** A plan to split one's own table that waits for one's word. */
export function splitTicket({ unitId, teamName, tables, proposedBy }: SplitTicket) {
  return (
    <Ticket key="split" head="Your table" time="1:00" title={`${teamName} could split`}>
      <p>
        {proposedBy} proposes {inWords(tables)} tables. Look who would sit where, and say whether you agree;
        nothing changes until more than half do.
      </p>
      <div className="mt-4">
        <LinkButton href={`/teams/${unitId}/split`} variant="secondary">
          Look at the plan
        </LinkButton>
      </div>
    </Ticket>
  );
}

function dayAndHour(time: Date): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" }).format(
    time,
  );
}
