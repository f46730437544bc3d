import type { Metadata } from "next";
import { FoundForm } from "@/components/teams/found-form";
import { OverList } from "@/components/teams/over-list";
import { PlanList } from "@/components/teams/plan-list";
import { WaiverList } from "@/components/teams/waiver-list";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getCompany } from "@/features/people/queries/administration";
import { listReorganisations } from "@/features/teams/queries/reorganisations";
import { listTeamsOver, listWaivers } from "@/features/teams/queries/waivers";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Tables, waivers and reorganisations" };

/** What the people team looks after: teams over two pizzas, waivers, plans for the tree, new teams. */
export default async function TeamsDeskPage() {
  const actor = await getActor();
  const [over, waivers, plans, limit] = await readPage(() =>
    Promise.all([
      listTeamsOver(actor),
      listWaivers(actor),
      listReorganisations(actor),
      getCompany(actor).then(({ teamLimit }) => teamLimit),
    ]),
  );
  const today = now();
  return (
    <div className="shell">
      <PageHeader
        title="Tables"
        lead="Who sits too close, who may for a while, and what the tree will look like."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Tables" }]}
        aside={<LinkButton href="/admin/teams/reorganise">Plan a reorganisation</LinkButton>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="grid gap-6 lg:col-span-7">
          <Card id="ahead">
            <CardTitle>Reorganisations</CardTitle>
            {plans.length > 0 ? (
              <PlanList plans={plans} today={today} />
            ) : (
              <p className="text-ink-2">Nothing is planned. Every team stays as it is.</p>
            )}
          </Card>
          <Card>
            <CardTitle>Waivers</CardTitle>
            <WaiverList waivers={waivers} limit={limit} today={today} />
          </Card>
        </div>
        <div className="grid gap-6 lg:col-span-5">
          <Card>
            <CardTitle aside={over.length > 0 && `${over.length} of them`}>Over two pizzas</CardTitle>
            <OverList teams={over} limit={limit} today={today} />
          </Card>
          <Card>
            <CardTitle>Found a team</CardTitle>
            <FoundForm />
          </Card>
        </div>
      </div>
    </div>
  );
}
