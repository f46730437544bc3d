import type { Metadata } from "next";
import { PutUpYear } from "@/components/awards/put-up-year";
import { PageHeader } from "@/components/ui/page-header";
import { getFairnessYear } from "@/features/awards/queries/fairness-year";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Who was put up" };

/** The people team's look at a year of nominations: teams and departments that nobody spoke for. */
export default async function FairnessPage() {
  const actor = await getActor();
  const year = await readPage(() => getFairnessYear(actor));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/awards", label: "Awards" },
          { label: "Who was put up" },
        ]}
        title="Who was put up, and who was not"
        lead="Nobody has to be. But a quiet team may have been overlooked, so ask around before the next turn closes."
      />
      <PutUpYear year={year} />
    </div>
  );
}
