import { type ReactNode, useEffect, useState } from "react";
import { TextLink } from "@/components/ui/button";
import { StepNumber } from "@/components/ui/step";
import { Switch } from "@/components/ui/switch";
import { Envelope } from "./envelope";

const NAMES = 12;

/** What happens to the answer, in plain words, and in the same type what is not promised. */
export function SealStep({
  contents = "your numbers, your comment",
  unitName,
  together,
  others,
  manifest,
  k,
  keepReceipt,
  onKeepReceipt,
}: {
  /** What goes into the box besides the unit. */
  contents?: string;
  unitName: string;
  /** Names of the others who answer in this box, and how many they are in all. */
  together: readonly string[];
  others: number;
  manifest: string;
  k: number;
  keepReceipt: boolean;
  onKeepReceipt: (keep: boolean) => void;
}) {
  return (
    <div className="flex-1">
      <Envelope />
      <h1 className="mx-auto mt-4 mb-6 max-w-[16ch] text-center font-sign text-[30px] leading-[1.06]">
        Your answer leaves without your name
      </h1>
      <ol className="space-y-4">
        <Line number={1} lead="We check that you may vote,">
          once, and tick you off the list.
        </Line>
        <Line number={2} lead="We stamp a closed envelope.">
          We never see the ballot inside it.
        </Line>
        <Line number={3} lead="This device drops it in the box">
          through a door that does not ask who you are.
        </Line>
      </ol>
      <div className="mt-6 space-y-2.5 rounded-well bg-counter px-4 py-3.5 text-[15px]">
        <p>
          <b>Goes in the box:</b> {contents}, “{unitName}”.
        </p>
        <p>
          <b>Stays out:</b> name, device, time.
        </p>
        <Together names={together} others={others} />
        <p>
          <b>Promised:</b> after the count, nobody who holds the whole database, backups included, can tell
          whose answer is whose. No figure of fewer than {k} answers is shown.
        </p>
        <p>
          <b>Not promised:</b> hiding it from somebody who watches the network live, changes this page or
          copies the key’s disk while the round is open; hiding your writing style, or that a whole group
          agrees. A colleague who knows who just left a small team may guess that person’s answer better than
          chance: in 64 of 100 tries, instead of 40.
        </p>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <TextLink href="/anonymity">How it works</TextLink>
          <Fingerprint manifest={manifest} />
        </p>
      </div>
      <div className="mt-5 px-0.5 text-[15px]">
        <Switch
          name="keep-receipt"
          checked={keepReceipt}
          onChange={onKeepReceipt}
          title="Keep my receipt on this device"
        >
          Four words that let you check that your ballot was counted
        </Switch>
      </div>
    </div>
  );
}

/** The people one answers together with: a dozen by name, more of them folded. */
function Together({ names, others }: { names: readonly string[]; others: number }) {
  const [shown, folded] = [names.slice(0, NAMES), names.slice(NAMES)];
  const unnamed = others - names.length;
  return (
    <div>
      <b>You answer together with:</b> {shown.join(", ")}
      {folded.length > 0 && (
        <details className="inline">
          <summary className="ml-1 inline cursor-pointer font-semibold underline underline-offset-4">
            and {others - shown.length} more
          </summary>
          <span className="block">
            {folded.join(", ")}
            {unnamed > 0 && ` and ${unnamed} more`}
          </span>
        </details>
      )}
    </div>
  );
}

/** The fingerprint of the round's promises, worked out on this device from what it will seal for. */
function Fingerprint({ manifest }: { manifest: string }) {
  const [print, setPrint] = useState("");
  useEffect(() => {
    void import("@/features/ballots/device/answer")
      .then(({ printOf }) => printOf(manifest))
      .then(setPrint, () => undefined);
  }, [manifest]);
  return (
    <span className="text-small">
      Fingerprint <span className="font-till">{print}</span>
    </span>
  );
}

function Line({ number, lead, children }: { number: number; lead: string; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <StepNumber>{number}</StepNumber>
      <p>
        <b>{lead}</b> {children}
      </p>
    </li>
  );
}
