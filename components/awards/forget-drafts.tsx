"use client";

import { useEffect } from "react";
import { recallFromDevice } from "./draft-on-device";

/** Lets a device that several people use forget what somebody else was writing, whichever page one opens. */
export function ForgetDrafts({ me }: { me: string }) {
  useEffect(() => {
    recallFromDevice(me);
  }, [me]);
  return null;
}
