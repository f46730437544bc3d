import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { BallotBox, CheckedList, Phone, StampedEnvelope } from "./drawings";

/** What happens to an answer between the phone and the count. */
export function FourSteps() {
  return (
    <Card tone="dough" as="ol" className="grid gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
      <Step number={1} title="You fill in a ballot" drawing={<Phone />}>
        It is written on your device. Nothing has been sent yet.
      </Step>
      <Step number={2} title="We stamp the closed envelope" drawing={<StampedEnvelope />}>
        Carbon paper carries our stamp onto the ballot inside. We see that you may vote, never what the ballot
        looks like.
      </Step>
      <Step number={3} title="Your device drops it in the box" drawing={<BallotBox />}>
        Through a door that does not ask who you are. The stamp proves it is real; the key that opens the box
        is used once, at the count, and destroyed.
      </Step>
      <Step number={4} title="Everyone can check" drawing={<CheckedList />}>
        The list of ballot numbers is public. Your receipt finds yours, and only you hold it.
      </Step>
    </Card>
  );
}

function Step({
  number,
  title,
  drawing,
  children,
}: {
  number: number;
  title: string;
  drawing: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="px-1 lg:border-l-2 lg:border-dashed lg:border-crust-deep/45 lg:px-6 lg:first:border-l-0 lg:first:pl-0 lg:last:pr-0">
      <div className="grid h-40 place-items-center">{drawing}</div>
      <h2 className="mt-4 mb-2 font-sign text-ticket">
        {number}. {title}
      </h2>
      <p>{children}</p>
    </li>
  );
}
