import type { Metadata } from "next";
import { FourSteps } from "@/components/trust/four-steps";
import { ReceiptChecker } from "@/components/trust/receipt-checker";
import { WhatThisCannotDo } from "@/components/trust/what-this-cannot-do";
import { WhoSeesWhat } from "@/components/trust/who-sees-what";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listReceiptRounds } from "@/features/ballots/queries";
import { getLid } from "@/features/surveys/queries";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "How your name stays out of it" };

/** What is promised, what is not, who can see what, and the check of one's own receipt. */
export default async function AnonymityPage() {
  const actor = await getActor();
  const [rounds, k] = await readPage(() => Promise.all([listReceiptRounds(actor), getLid(actor)]));
  return (
    <div className="shell">
      <PageHeader
        title="How your name stays out of it"
        lead="Not a promise in a policy. The system is built so that after the count nobody who holds the whole database, backups included, can tell whose answer is whose."
      />
      <FourSteps />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-12">
        <div className="grid gap-6 lg:col-span-8">
          <WhoSeesWhat k={k} />
          <WhatThisCannotDo />
        </div>
        <Card tone="hood" className="lg:col-span-4" id="check">
          <CardTitle>Check my receipt</CardTitle>
          <p className="mb-4">Type your four words. They are compared on this device and never sent.</p>
          <ReceiptChecker rounds={rounds} />
          <p className="mt-6 text-small">
            For the curious: blind signatures after{" "}
            <a
              className="border-b border-current font-semibold"
              href="https://www.rfc-editor.org/rfc/rfc9474"
            >
              RFC 9474
            </a>
            , one key a round and unit; ballots sealed after{" "}
            <a
              className="border-b border-current font-semibold"
              href="https://www.rfc-editor.org/rfc/rfc9180"
            >
              RFC 9180
            </a>
            . The protocol stands byte for byte in <code className="font-till">docs/ballots.md</code> of the
            project, and <code className="font-till">npm run verify-round</code> checks a round from outside.
          </p>
        </Card>
      </div>
    </div>
  );
}
