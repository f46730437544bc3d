"use client";

import { useEffect } from "react";

/**
 * Lets the device forget keys and drafts of rounds that are over, whichever page one opens next.
 * @param over a place in a round that the page knows to be over, though its hour has not come
 */
export function ForgetOldRounds({ over }: { over?: string }) {
  useEffect(() => {
    // Old drafts that stay a day longer do no harm; the next page tries again.
    void import("@/features/ballots/device/memory")
      .then(({ forgetOldRounds }) => forgetOldRounds(new Date(), over ? [over] : []))
      .catch(() => undefined);
  }, [over]);
  return null;
}
