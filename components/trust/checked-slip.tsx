import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";
import { Stamp } from "@/components/ui/stamp";
import type { Finding } from "@/features/ballots/device/check-receipt";
import { fromHex } from "@/features/ballots/rules/bytes";
import { shortPrint } from "@/features/ballots/rules/receipt";

/** What came out of a check, on till paper: counted or not, and whether the list itself holds together. */
export function CheckedSlip({
  round,
  finding,
  isWhole,
}: {
  round: string;
  finding: Finding;
  /** Whether the whole receipt was compared, or only what its four words stand for. */
  isWhole: boolean;
}) {
  if (finding.state === "not_counted_yet") {
    return (
      <p className="mt-4 font-semibold">
        “{round}” is not counted yet. Its list comes with the count; check again then.
      </p>
    );
  }
  const { fits, board, issued, cast, faults } = finding;
  return (
    <div className="mt-5">
      <Receipt title={round}>
        {fits > 0 && (
          <p className="float-right mt-1 ml-3">
            <Stamp tone="basil">Counted</Stamp>
          </p>
        )}
        <ReceiptLine label="On the list" value={fits > 0 ? "yes" : "no"} strong />
        <ReceiptLine label="Compared" value={isWhole ? "all of it" : "4 words"} />
        <ReceiptLine label="Picked up" value={issued} />
        <ReceiptLine label="In the box" value={cast} />
        <ReceiptLine label="Counted" value={board} />
        <ReceiptRule />
        <ReceiptLine label="Round" value={shortPrint(fromHex(finding.fingerprint))} />
        <ReceiptLine label="List" value={shortPrint(fromHex(finding.boardPrint))} />
        {faults.length === 0 ? (
          <p>
            The list, the keys and the counts hold together. Whoever checks this round sees the same two lines
            above.
          </p>
        ) : (
          <ul className="font-bold">
            {faults.map((fault) => (
              <li key={fault}>! {fault}</li>
            ))}
          </ul>
        )}
        {fits > 1 && <p>{fits} ballots share these four words. The kept receipt tells them apart.</p>}
      </Receipt>
      {fits === 0 && <NotFound />}
    </div>
  );
}

/** A way to a person for somebody whose ballot is not on the list. */
function NotFound() {
  return (
    <div className="mt-4 space-y-2">
      <p className="font-semibold">Not found: check the round and the spelling.</p>
      <p>
        A changed answer has a new receipt, and the old one is on no list. If this device said “Thank you” and
        the newest receipt is not here, tell somebody of the people team. Name the round; show the receipt
        only if you want to. It shows that you answered, never what you said.
      </p>
    </div>
  );
}
