"use client";

import { useEffect, useRef, useState } from "react";
import { CannotSeal } from "@/components/pulse/cannot-seal";
import { LookingFrame, PulseFrame } from "@/components/pulse/frame";
import { SealStep } from "@/components/pulse/seal-step";
import { Thanks } from "@/components/pulse/thanks";
import { TroubleNotice } from "@/components/pulse/trouble";
import { useBallot } from "@/components/pulse/use-ballot";
import { Button } from "@/components/ui/button";
import type { Seat } from "@/features/ballots/device/answer";
import { ratedIn, whatIsMissing, without, wordsIn } from "@/features/services/rules";
import type { RatableService, Said } from "@/features/services/types";
import { RateStep } from "./rate-step";

const TIMES = ["0:40", "0:10"];

type RateBallotProps = {
  seat: Seat;
  services: readonly RatableService[];
  /** Names of the services one serves oneself. */
  own: readonly string[];
  /** What is asked about each service. */
  asks: { score: string; passed: string; words: string };
  /** The service somebody came for: it is open already. */
  first?: string;
  unitName: string;
  together: readonly string[];
  teammates: readonly string[];
  k: number;
  /** When the round closes: as an ISO time, and in words. */
  closesAt: string;
  closes: string;
};

/** The services one used, all on one ballot: rate, seal, and until the round closes add another or change one. */
export function RateBallot({ seat, services, first, closesAt, closes, k, ...rest }: RateBallotProps) {
  const { name } = seat;
  const { phase, draft, isSealed, sending, trouble, sent, keep, send, anew, setTrouble } = useBallot(
    seat,
    closesAt,
  );
  const top = useRef<HTMLDivElement>(null);
  /** The step that a press leads to: only then does the reader's place move to its heading. */
  const wanted = useRef<number | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set(first && [first]));

  useEffect(() => {
    if (wanted.current !== draft.step) return;
    const heading = top.current?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [draft.step]);

  if (phase === "looking") return <LookingFrame name={name} />;
  // Whoever comes back for one more service goes straight to it.
  if (phase === "sent" && (sent.said || !first)) {
    const lines = linesOf(services, draft);
    const words = { unit: "group", again: "Add or change" };
    return <Thanks {...{ name, closes, k, sent, lines, ...words }} onChange={anew} />;
  }
  if (phase !== "asking" && phase !== "sent") return <CannotSeal name={name} why={phase} />;

  const rated = ratedIn(services, draft);
  const used = services.filter((service) => unfolded.has(service.id) || rated.includes(service));
  const go = (step: number) => {
    setTrouble(null);
    wanted.current = step;
    keep({ step });
    top.current?.scrollIntoView();
  };
  const say = (said: Said) => {
    keep(said);
    setTrouble(null);
  };
  const fold = (service: RatableService, isUsed: boolean) => {
    const others = [...unfolded].filter((id) => id !== service.id);
    setUnfolded(new Set(isUsed ? [...others, service.id] : others));
    if (!isUsed && rated.includes(service)) say(without(service, draft));
    setTrouble(null);
  };
  const next = () => {
    const sentence = whatIsMissing(used, draft);
    return sentence ? setTrouble({ sentence, final: false }) : go(1);
  };
  return (
    <div ref={top}>
      <PulseFrame
        name={name}
        step={draft.step}
        times={TIMES}
        onBack={draft.step === 0 ? undefined : () => go(0)}
      >
        {draft.step === 0 ? (
          <RateStep {...{ services, used, first }} {...rest} said={draft} onSay={say} onFold={fold} />
        ) : (
          <SealStep
            contents="your ratings, which services they are for, your words"
            unitName={rest.unitName}
            together={rest.together}
            others={seat.paper.unit.eligible - 1}
            manifest={seat.paper.manifest}
            k={k}
            keepReceipt={draft.keepReceipt}
            onKeepReceipt={(keepReceipt) => keep({ keepReceipt })}
          />
        )}
        <TroubleNotice trouble={trouble} />
        <div className="mt-4">
          {draft.step === 0 ? (
            <Button size="lg" className="w-full" onClick={next}>
              {used.length > 1 ? `Next, with ${used.length} services` : "Next"}
            </Button>
          ) : (
            <Button size="lg" className="w-full" onClick={send} disabled={sending || trouble?.final}>
              {sending ? "Sealing" : isSealed ? "Send again" : "Seal and send"}
            </Button>
          )}
        </div>
      </PulseFrame>
    </div>
  );
}

/** What a receipt says was sealed: how many of each, never what. */
function linesOf(services: readonly RatableService[], said: Said): string[] {
  const [rated, words] = [ratedIn(services, said).length, wordsIn(said)];
  return [
    rated === 1 ? "1 service" : `${rated} services`,
    ...(words > 0 ? [words === 1 ? "1 comment" : `${words} comments`] : []),
  ];
}
