import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { roomForWords } from "@/features/services/rules";
import type { RatableService, Said } from "@/features/services/types";
import { RateOne } from "./rate-one";

/** Every service that one may have used; those that one did unfold where they stand. */
export function RateStep({
  services,
  used,
  own,
  asks,
  teammates,
  first,
  said,
  onSay,
  onFold,
}: {
  services: readonly RatableService[];
  used: readonly RatableService[];
  own: readonly string[];
  asks: { score: string; passed: string; words: string };
  teammates: readonly string[];
  first?: string;
  said: Said;
  onSay: (said: Said) => void;
  onFold: (service: RatableService, isUsed: boolean) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const at = first ? list.current?.querySelector(`[data-service="${first}"]`) : null;
    at?.scrollIntoView({ block: "start" });
  }, [first]);
  return (
    <div className="flex-1">
      <h1 className="font-sign text-[33px] leading-[1.06] text-balance outline-none">
        Which of these did you use?
      </h1>
      <p className="mt-3 text-ink-2">Rate only those. One is enough, and you may add others later.</p>
      <ul ref={list} className="mt-5 border-t-2 border-dashed border-line">
        {services.map((service) => (
          <li
            key={service.id}
            data-service={service.id}
            className="scroll-mt-4 border-b-2 border-dashed border-line"
          >
            <RateOne
              {...{ service, asks, teammates, said, onSay }}
              room={roomForWords(said)}
              isUsed={used.includes(service)}
              onUsed={(isUsed) => onFold(service, isUsed)}
            />
          </li>
        ))}
      </ul>
      {own.length > 0 && (
        <p className="mt-4 text-small text-ink-2">
          {new Intl.ListFormat("en-GB").format(own)} {own.length === 1 ? "is" : "are"} served by you or your
          table, so the others rate {own.length === 1 ? "it" : "them"}.
        </p>
      )}
      <p className="mt-5 flex gap-3.5 rounded-well bg-counter px-4 py-3.5 text-[15px]">
        <Icon name="lock" className="mt-0.5 shrink-0" />
        <span>
          Your ratings are sealed on this device and travel without your name, all in one envelope. They stay
          on this device until the round closes, so that you can add to them.
        </span>
      </p>
    </div>
  );
}
