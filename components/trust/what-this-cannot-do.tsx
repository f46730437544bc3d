import { Card, CardTitle } from "@/components/ui/card";

/** The limits of the promise, in the type that the promise is made in. */
export function WhatThisCannotDo() {
  return (
    <Card tone="tray">
      <CardTitle>What this cannot do</CardTitle>
      <ul className="list-disc space-y-3 pl-5">
        <li>
          Stop somebody who runs the server and watches the live network while you answer, or serves you a
          changed page. The published counts and fingerprints make that hard to do quietly.
        </li>
        <li>
          Undo a copy of the key’s disk that was taken while the round was open. The key is destroyed after
          the count; a copy would outlive it.
        </li>
        <li>
          Hide your writing style, or who you are if your comment gives you away. We warn you about names.
        </li>
        <li>
          Hide that a whole group agrees. It then reads “nearly all” or “hardly any”, and that says enough.
        </li>
        <li>
          Stop a colleague who knows who just left a small team from guessing. We measured how well: right in
          64 of 100 tries, where plain chance is right in 40.
        </li>
        <li>
          Bring back a ballot lost with your device, or erase one that was counted. Nobody can find it again,
          us included.
        </li>
      </ul>
    </Card>
  );
}
