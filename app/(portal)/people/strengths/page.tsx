import type { Metadata } from "next";
import { CompanyMap } from "@/components/strengths/company-map";
import { GapsByUnit } from "@/components/strengths/gaps-by-unit";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getCompanyMap } from "@/features/strengths/queries/company-map";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "What we are good at" };

/** The company's strengths on one page: what many bring, what hardly anybody does, and where what is missing. */
export default async function CompanyStrengthsPage() {
  const actor = await getActor();
  const map = await readPage(() => getCompanyMap(actor));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/people", label: "People" }, { label: "Strengths" }]}
        title="What we are good at"
        lead={
          map.posted === 1
            ? "One person has posted theirs."
            : `${map.posted} people have posted theirs. Counted is what is in their top five.`
        }
        aside={
          <LinkButton href="/people/me/strengths" variant="secondary">
            Mine
          </LinkButton>
        }
      />
      {map.posted === 0 ? (
        <NoticePlate
          title="Nobody has posted theirs yet"
          action={<LinkButton href="/people/me/strengths">Post my five</LinkButton>}
        >
          Five words, and people know what to ask you.
        </NoticePlate>
      ) : (
        <div className="grid items-start gap-6">
          <GapsByUnit map={map} />
          <Card>
            <CardTitle aside="Dark: their first of all">From common to rare</CardTitle>
            <CompanyMap map={map} />
          </Card>
        </div>
      )}
    </div>
  );
}
