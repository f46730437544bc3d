"use client";

import { useEffect } from "react";
import { recallFromDevice } from "./draft-on-device";
import { forgetSheets } from "./sheet-on-device";

/** Lets a device that several people use forget what somebody else was writing or scoring, whichever page one opens. */
export function ForgetDrafts({ me }: { me: string }) {
  useEffect(() => {
    recallFromDevice(me);
    forgetSheets({ but: me });
  }, [me]);
  return null;
}
