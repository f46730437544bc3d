import { Children, type ReactNode } from "react";
import { RailDots } from "./rail-dots";

/** The steel rail with what waits for a person. Give it `Ticket`s; without any it says so. */
export function TicketRail({ label, children }: { label: string; children?: ReactNode }) {
  const tickets = Children.toArray(children);
  return (
    <section aria-label={label}>
      <div className="rail relative z-10" />
      {tickets.length === 0 ? (
        <p className="px-6 pt-5 in-[.hanging]:min-h-[122px] in-[.hanging]:text-white">
          <b>Nothing on the rail.</b> Go and have lunch.
        </p>
      ) : (
        <RailDots>
          {Children.map(tickets, (ticket) => (
            <li className="w-[86%] shrink-0 snap-center sm:w-[16rem] sm:max-w-[34rem] sm:flex-1 sm:shrink sm:first:flex-[1.25]">
              {ticket}
            </li>
          ))}
        </RailDots>
      )}
    </section>
  );
}

/** One order: a till head with the time it costs, a title, and what can be done right here. */
export function Ticket({
  head,
  time,
  corner,
  title,
  as: Heading = "h2",
  children,
}: {
  head: string;
  time?: string;
  /** Words in place of the time: the stage of something promised. */
  corner?: string;
  title: ReactNode;
  /** "h3" where the rail stands under a heading of its own. */
  as?: "h2" | "h3";
  children?: ReactNode;
}) {
  return (
    <article className="ticket">
      <div className="torn bg-paper px-5 pt-6.5 pb-5">
        <p className="flex justify-between gap-3 border-b border-dashed border-line-strong pb-3 font-till text-tiny text-ink-2">
          <span>{head.toUpperCase().replace(/^NO\./, "No.")}</span>
          {corner && <span>{corner}</span>}
          {time && (
            <span>
              <span className="sr-only">takes </span>
              {time}
            </span>
          )}
        </p>
        <Heading className="mt-3.5 mb-2 font-sign text-ticket">{title}</Heading>
        {children}
      </div>
    </article>
  );
}
