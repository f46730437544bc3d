import { NoticePlate } from "@/components/ui/notice-plate";
import type { Sealing } from "@/features/ballots/device/can-seal";
import { PulseFrame } from "./frame";

const WHY = {
  insecure: "Browsers seal only over a secure address (https). Ask whoever runs this portal for it.",
  too_old: "It is too old to seal envelopes. Use a newer one, or another device.",
  forgetful:
    "It keeps nothing for this page, so a dropped connection could lose your ballot. Leave private browsing, or use another browser.",
};

/** Said before anything is asked: this browser could not keep the promise. */
export function CannotSeal({ name, why }: { name: string; why: Exclude<Sealing, "yes"> }) {
  return (
    <PulseFrame name={name}>
      <NoticePlate as="h1" title="This browser cannot seal an answer">
        {WHY[why]} Nothing was asked and nothing was sent.
      </NoticePlate>
    </PulseFrame>
  );
}
