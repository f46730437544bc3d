import { ReceiptChecker } from "@/components/trust/receipt-checker";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import type { ReceiptRound } from "@/features/ballots/types";
import type { RoundCounts } from "@/features/surveys/types";

/** What anybody can check of a round: its fingerprint, the manifest behind it, the counts, the board. */
export function RoundProof({
  fingerprint,
  manifest,
  counts,
  isKeyDestroyed,
  round,
}: {
  /** In hexadecimal. */
  fingerprint: string;
  manifest: string;
  counts: RoundCounts | null;
  isKeyDestroyed: boolean;
  round: ReceiptRound;
}) {
  return (
    <Card>
      <CardTitle>What you can check</CardTitle>
      <p className="text-small text-ink-2">
        Fingerprint of everything this round promised: its questions, its hour, who answers in which box, and
        every key. It is the same for everybody.
      </p>
      <p className="mt-2 rounded-well bg-tray px-4 py-3 font-till text-small">{inFours(fingerprint)}</p>
      {counts && (
        <dl className="mt-4 grid grid-cols-3 gap-3 text-center">
          <Count label="Picked up" value={counts.issued} />
          <Count label="In the box" value={counts.cast} />
          <Count label="Counted" value={counts.counted} />
        </dl>
      )}
      {isKeyDestroyed && (
        <p className="mt-4 font-semibold">The key to this box is destroyed. Nobody opens it any more.</p>
      )}
      <details className="mt-4">
        <summary className="cursor-pointer font-semibold underline underline-offset-4">
          Read the manifest
        </summary>
        <pre className="mt-3 rounded-well bg-tray px-4 py-3 font-till text-tiny wrap-anywhere whitespace-pre-wrap">
          {JSON.stringify(JSON.parse(manifest), null, 2)}
        </pre>
      </details>
      {round.isCounted && (
        <div className="mt-6 border-t border-line pt-5">
          <h3 className="mb-1 font-sign text-ticket">Check my receipt</h3>
          <p className="mb-3 text-small text-ink-2">
            The whole list comes to this device and is compared here. Your words are never sent.
          </p>
          <ReceiptChecker rounds={[round]} fingerprint={fingerprint} />
        </div>
      )}
      <p className="mt-5 flex flex-wrap gap-x-6 gap-y-2 text-small">
        <a className="border-b-2 border-current pb-px font-semibold" href={`/rounds/${round.id}/record`}>
          The whole public record
        </a>
        <TextLink href="/anonymity">How your name stays out of it</TextLink>
      </p>
    </Card>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div className="rounded-well bg-tray px-2 py-3">
      <dd className="font-sign text-card">{value}</dd>
      <dt className="text-small text-ink-2">{label}</dt>
    </div>
  );
}

function inFours(hex: string): string {
  return hex.replace(/.{4}/g, "$& ").trim();
}
