import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { monthName } from "@/features/awards/rules/months";
import type { Picked, Reveal } from "@/features/awards/types/panel";
import { AwardSign } from "./award-sign";

/** What was decided, as the panel knows it before everybody else: who, when it is announced, and what waits for a yes. */
export function PanelResult({ reveal }: { reveal: Reveal }) {
  const { picked, month, sign, isJacket, announceAt, timeZone } = reveal;
  if (!picked) return <p className="text-lead">{monthName(month)} is decided.</p>;
  const when = momentWords(announceAt, timeZone);
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-5">
      <span className={isJacket ? undefined : "rounded-full bg-paper p-4"}>
        <AwardSign sign={sign} size={isJacket ? 104 : 72} />
      </span>
      <div className="min-w-64 flex-1">
        <h2 className="font-sign text-section text-wall-title">
          {picked.isAnnounced ? picked.nominee.name : `${picked.nominee.name}, announced ${when}`}
        </h2>
        <p className="mt-2 max-w-2xl">“{picked.citation}”</p>
        <p className="mt-2 text-small">Set by {picked.byName}.</p>
        {picked.reason && (
          <p className="mt-2 max-w-2xl text-small">Another case was ahead. The reason: “{picked.reason}”</p>
        )}
      </div>
      <div className="grid gap-3 text-small">
        <Line icon={picked.consent === "given" ? "check" : "clock"}>{consentWords(picked)}</Line>
        <Line icon="lock">
          {picked.isAnnounced
            ? "It was announced."
            : picked.wasAsked
              ? "Until then nobody outside this page and the winner knows."
              : "Until then nobody outside this page knows."}
        </Line>
        {picked.isAnnounced && picked.consent === "given" && (
          <LinkButton href={`/wall/${picked.winId}`} variant="butter" className="justify-self-start">
            Read the story
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function Line({ icon, children }: { icon: "check" | "clock" | "lock"; children: string }) {
  return (
    <p className="flex max-w-80 gap-2">
      <Icon name={icon} size={18} className="mt-0.5" />
      {children}
    </p>
  );
}

function consentWords({ nominee, consent, wasAsked }: Picked): string {
  if (consent === "given") return `${nominee.shortName} said yes.`;
  if (consent === "declined") return `${nominee.shortName} would rather not hang on the wall.`;
  return wasAsked
    ? `${nominee.shortName} was asked and has not answered yet. Picture and words hang only after a yes.`
    : `A surprise: ${nominee.shortName} hears it with everybody else, and is asked then.`;
}

/** "Friday 4 December, 15:00" on the company's clock. */
function momentWords(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  })
    .format(time)
    .replace(" at ", ", ");
}
