import { useEffect, useRef } from "react";
import { ReceiptPrint } from "@/components/trust/receipt-print";
import { Button, LinkButton, TextLink } from "@/components/ui/button";
import { day } from "@/components/ui/dates";
import { Icon } from "@/components/ui/icon";
import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";
import { saveReceipt } from "./save-receipt";
import type { Sent } from "./use-ballot";

/** The end: thanks, the receipt, and when there is something to see. */
export function Thanks({
  name,
  closes,
  k,
  sent,
  lines,
  unit = "team",
  again = "Answer anew",
  onChange,
}: {
  name: string;
  closes: string;
  k: number;
  sent: Sent;
  /** What was sealed in this sitting; empty when one comes back later and the device no longer knows. */
  lines: readonly string[];
  /** What opens its lid with enough answers. */
  unit?: string;
  /** What the button says that opens the ballot again. */
  again?: string;
  onChange: () => void;
}) {
  const { receipt, said } = sent;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (said) heading.current?.focus();
  }, [said]);
  return (
    <div className="on-hood mx-auto flex min-h-dvh w-full max-w-[440px] flex-col px-6 pt-14 pb-8 text-white print:text-black">
      <h1 ref={heading} tabIndex={-1} className="mb-9 outline-none font-sign text-[41px] leading-[1.04]">
        Thank you,
        <br />
        whoever you are.
      </h1>
      <Receipt>
        <p className="text-center text-lead font-bold uppercase">{name}</p>
        {receipt && <p className="text-center">Sealed {day(new Date(receipt.sealedOn))}</p>}
        <ReceiptRule />
        {lines.map((line) => (
          <ReceiptLine key={line} label={line} value="sealed" />
        ))}
        <ReceiptLine label="Names attached" value="0" strong />
        <ReceiptRule />
        {receipt ? (
          <ReceiptPrint {...receipt} />
        ) : (
          <p>Its receipt was not kept on this device. It is in the box all the same.</p>
        )}
      </Receipt>
      <p className="mt-7 flex-1">
        {receipt ? "Check it" : "It is counted"} after {closes}, when the round closes. A {unit} needs at
        least {k} answers to open its lid.
      </p>
      <div className="mt-6 grid grid-cols-2 gap-3 print:hidden">
        {receipt ? (
          <Button
            variant="white"
            size="lg"
            className="px-3! whitespace-nowrap"
            onClick={() => saveReceipt(receipt, name, closes)}
          >
            <Icon name="download" />
            Save receipt
          </Button>
        ) : (
          <Button variant="secondary" size="lg" onClick={onChange}>
            {again}
          </Button>
        )}
        <LinkButton href="/" variant={receipt ? "secondary" : "white"} size="lg">
          Done
        </LinkButton>
      </div>
      <p className="mt-5 flex flex-wrap gap-x-6 gap-y-3 print:hidden">
        {receipt && <QuietButton onClick={onChange}>{again}</QuietButton>}
        {receipt && <QuietButton onClick={() => window.print()}>Print it</QuietButton>}
        <TextLink href="/anonymity">How your name stays out of it</TextLink>
      </p>
    </div>
  );
}

function QuietButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" onClick={onClick} className="border-b-2 border-current pb-px font-semibold">
      {children}
    </button>
  );
}
