import { useEffect, useRef } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";

/** What was sealed in this sitting; null when one comes back later and the device no longer knows. */
export type Sealed = { drivers: number; comment: boolean };

/** The end: thanks, what went into the envelope, and when there is something to see. */
export function Thanks({
  name,
  closes,
  k,
  sealed,
  onChange,
}: {
  name: string;
  closes: string;
  k: number;
  sealed: Sealed | null;
  onChange: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (sealed) heading.current?.focus();
  }, [sealed]);
  return (
    <div className="on-hood mx-auto flex min-h-dvh w-full max-w-[440px] flex-col px-6 pt-14 pb-8 text-white">
      <h1 ref={heading} tabIndex={-1} className="mb-9 outline-none font-sign text-[41px] leading-[1.04]">
        Thank you,
        <br />
        whoever you are.
      </h1>
      <Receipt title={name}>
        <ReceiptLine label="1 number" value="sealed" />
        {sealed && sealed.drivers > 0 && (
          <ReceiptLine
            label={sealed.drivers === 1 ? "1 driver" : `${sealed.drivers} drivers`}
            value="sealed"
          />
        )}
        {sealed?.comment && <ReceiptLine label="1 comment" value="sealed" />}
        <ReceiptLine label="Names attached" value="0" strong />
        <ReceiptRule />
        <p>Changed your mind? A new answer from this device takes the place of this one.</p>
      </Receipt>
      <p className="mt-8 mb-6 flex-1">
        Counted after {closes}, when the round closes. A team needs at least {k} answers to open its lid.
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Button variant="secondary" size="lg" onClick={onChange}>
          Answer anew
        </Button>
        <LinkButton href="/" variant="white" size="lg">
          Done
        </LinkButton>
      </div>
    </div>
  );
}
