import type { Metadata } from "next";
import { AwardCard } from "@/components/awards/award-desk";
import { AwardForm } from "@/components/awards/award-forms";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listAwards } from "@/features/awards/queries/desk";
import { suggestCycle } from "@/features/awards/rules/months";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Awards" };

/** Where the people team runs awards: months, panels, new programmes. */
export default async function AwardsPage() {
  const actor = await getActor();
  const awards = await readPage(() => listAwards(actor));
  return (
    <div className="shell">
      <PageHeader
        title="Awards"
        lead="Months open and close here, and panels are seated here. Who wins is the panel's to say."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Awards" }]}
      />
      <div className="grid gap-6">
        {awards.map((award) => {
          const { month, closes } = suggestCycle(
            award.cycles.map((cycle) => cycle.month),
            now(),
          );
          return (
            <AwardCard
              key={award.id}
              award={award}
              nextMonth={month}
              closes={closes}
              pictureOf={(pictureId) => pictureUrl(pictureId, 96)}
            />
          );
        })}
        <Card>
          <CardTitle>Found another award</CardTitle>
          <AwardForm />
        </Card>
      </div>
    </div>
  );
}
