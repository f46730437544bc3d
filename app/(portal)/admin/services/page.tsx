import type { Metadata } from "next";
import { CatalogueEntry } from "@/components/services/catalogue-entry";
import { NewServiceForm } from "@/components/services/new-service-form";
import { RoundPanel } from "@/components/services/round-panel";
import { Card, CardTitle } from "@/components/ui/card";
import { dayAndHour } from "@/components/ui/dates";
import { PageHeader } from "@/components/ui/page-header";
import { listCatalogue, listProviders } from "@/features/services/queries/catalogue";
import { seasonOf } from "@/features/services/rules";
import { canRunRounds } from "@/features/surveys/policy";
import { listRounds } from "@/features/surveys/queries";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Services and their rounds" };

const WEEKS = [2, 4, 6];

/** The catalogue of services and the quarterly round, for those who keep them. */
export default async function ServicesDeskPage() {
  const actor = await getActor();
  const [catalogue, providers, rounds] = await readPage(() =>
    Promise.all([listCatalogue(actor), listProviders(actor), listRounds(actor, "service")]),
  );
  const faces = Object.fromEntries(
    catalogue.flatMap(({ owners }) =>
      owners.map(({ personId, pictureId }) => [personId, pictureUrl(pictureId, 96)]),
    ),
  );
  return (
    <div className="shell">
      <PageHeader
        title="Services and their rounds"
        lead="What teams do for each other, who looks after it, and when everybody is asked."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Services" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="grid gap-6 lg:col-span-7">
          <RoundPanel
            newest={rounds[0] ?? null}
            mayRun={canRunRounds(actor)}
            opening={{ defaultName: `${seasonOf(now())} services`, closings: closings() }}
          />
          <Card>
            <CardTitle>The catalogue</CardTitle>
            {catalogue.length === 0 ? (
              <p className="text-ink-2">
                Nothing is in it yet. Start with what everybody uses: IT help, Payroll.
              </p>
            ) : (
              <ul>
                {catalogue.map((service) => (
                  <CatalogueEntry key={service.id} service={service} faces={faces} />
                ))}
              </ul>
            )}
          </Card>
        </div>
        <Card className="lg:col-span-5">
          <CardTitle>Add a service</CardTitle>
          <NewServiceForm providers={providers} />
        </Card>
      </div>
    </div>
  );
}

/** Noon in two, four or six weeks. */
function closings(): { value: string; label: string }[] {
  return WEEKS.map((weeks) => {
    const day = new Date(now());
    day.setDate(day.getDate() + 7 * weeks);
    day.setHours(12, 0, 0, 0);
    return { value: day.toISOString(), label: `In ${weeks} weeks, ${dayAndHour(day)}` };
  });
}
