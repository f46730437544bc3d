import type { Metadata } from "next";
import { ChangeStrengthForm } from "@/components/strengths/change-strength-form";
import { StrengthDesk } from "@/components/strengths/strength-desk";
import { PutBackForm } from "@/components/strengths/take-out-form";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listCatalogue } from "@/features/strengths/queries";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Strengths" };

/** The company's catalogue of strengths, for those who keep it. */
export default async function StrengthsDeskPage() {
  const actor = await getActor();
  const catalogue = await readPage(() => listCatalogue(actor));
  const retired = catalogue.filter(({ isRetired }) => isRetired);
  return (
    <div className="shell">
      <PageHeader
        title="Strengths"
        lead="What people can say they are good at. A new name shows wherever somebody posted it."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Strengths" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="min-w-0 lg:col-span-7">
          <StrengthDesk catalogue={catalogue} />
        </div>
        <div className="grid gap-6 lg:col-span-5">
          <Card>
            <CardTitle>Add a strength</CardTitle>
            <ChangeStrengthForm key={catalogue.length} />
          </Card>
          {retired.length > 0 && (
            <Card tone="tray">
              <CardTitle>Taken out</CardTitle>
              <ul className="grid gap-3">
                {retired.map((strength) => (
                  <li key={strength.id}>
                    <PutBackForm strength={strength} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
