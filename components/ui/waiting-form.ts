import { type RefObject, useEffect } from "react";

/**
 * Holds the form around an element back while something of it is still being sent, and sends it on afterwards: who writes
 * faster than their connection loses nothing. When it did not get through the form stays, with what went wrong said at it.
 * @param rest what to wait for, whether it got through in the end; nothing when all is there
 */
export function useWaitingForm(
  inside: RefObject<HTMLElement | null>,
  rest: () => Promise<boolean> | undefined,
) {
  useEffect(() => {
    const form = inside.current?.closest("form");
    if (!form) return;
    const hold = (event: SubmitEvent) => {
      const waiting = rest();
      if (!waiting) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const by = event.submitter;
      void waiting.then((gotThrough) => gotThrough && setTimeout(() => form.requestSubmit(by)));
    };
    form.addEventListener("submit", hold, { capture: true });
    return () => form.removeEventListener("submit", hold, { capture: true });
  });
}
