import { CheckedSlip } from "@/components/trust/checked-slip";
import { CuttingKeys } from "@/components/trust/cutting-keys";
import { ReceiptPrint } from "@/components/trust/receipt-print";
import { Card, CardTitle } from "@/components/ui/card";
import { Receipt } from "@/components/ui/receipt";

const receipt = "9f3c77a1d0e24b18c05d7e3a11f0629b8844d2c7a95be1306fd0c2b7718e5a40";
const list = { board: 261, issued: 264, cast: 261, fingerprint: receipt, boardPrint: receipt };

/** Keys on their hooks, a receipt, and a list that holds and one that does not. */
export function TrustParts() {
  return (
    <section id="trust" className="grid items-start gap-6 lg:grid-cols-2" aria-label="Trust">
      <CuttingKeys cut={27} total={43} />
      <CuttingKeys cut={2740} total={5000} />
      <Card tone="hood">
        <CardTitle>Thank you, whoever you are</CardTitle>
        <Receipt>
          <ReceiptPrint
            receipt={receipt}
            words={["maple", "otter", "violin", "lantern"]}
            print="9f3c 77a1 d0e2 4b18"
            sealedOn="2026-11-19"
          />
        </Receipt>
      </Card>
      <Card tone="hood">
        <CardTitle>Check my receipt</CardTitle>
        <CheckedSlip
          round="Autumn pulse"
          isWhole
          finding={{ state: "counted", fits: 1, faults: [], ...list }}
        />
        <CheckedSlip
          round="Autumn pulse"
          isWhole={false}
          finding={{ state: "counted", fits: 0, faults: ["Two boxes share a key."], ...list }}
        />
      </Card>
    </section>
  );
}
