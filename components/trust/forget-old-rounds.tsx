"use client";

import { useEffect } from "react";

/** Lets the device forget keys and drafts of rounds that are over, whichever page one opens next. */
export function ForgetOldRounds() {
  useEffect(() => {
    // Old drafts that stay a day longer do no harm; the next page tries again.
    void import("@/features/ballots/device/memory")
      .then(({ forgetOldRounds }) => forgetOldRounds(new Date()))
      .catch(() => undefined);
  }, []);
  return null;
}
