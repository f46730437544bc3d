import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompanyForm } from "@/components/people/company-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { canRunPortal } from "@/features/people/policy";
import { getCompany } from "@/features/people/queries/administration";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { timeZones } from "@/lib/time-zone";

export const metadata: Metadata = { title: "Company" };

/** The company's name and words, how large a team may be, and its clock. */
export default async function CompanyPage() {
  const actor = await getActor();
  const company = await readPage(() => getCompany(actor));
  if (!canRunPortal(actor)) notFound();
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Company" }]}
        title="Company"
        lead="Its name, its words and its clock. Every page uses them from the moment you keep them."
      />
      <Card className="max-w-2xl">
        <CompanyForm company={company} timeZones={timeZones()} />
      </Card>
    </div>
  );
}
