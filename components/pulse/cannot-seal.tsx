import { NoticePlate } from "@/components/ui/notice-plate";
import { PulseFrame } from "./frame";
import type { Unable } from "./use-ballot";

const WHY: Record<Unable, string> = {
  insecure: "Browsers seal only over a secure address (https). Ask whoever runs this portal for it.",
  too_old: "It is too old to seal envelopes. Use a newer one, or another device.",
  forgetful:
    "It keeps nothing for this page, so a dropped connection could lose your ballot. Leave private browsing, or use another browser.",
  unreached: "A part of this page did not arrive. Load it again.",
};

/** Said before anything is asked: this browser could not keep the promise. */
export function CannotSeal({ name, why }: { name: string; why: Unable }) {
  return (
    <PulseFrame name={name}>
      <NoticePlate as="h1" title="This browser cannot seal an answer">
        {WHY[why]} Nothing was asked and nothing was sent.
      </NoticePlate>
    </PulseFrame>
  );
}
