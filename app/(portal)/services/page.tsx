import type { Metadata } from "next";
import { League } from "@/components/services/league";
import { LinkButton, TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { listServices } from "@/features/services/queries/league";
import type { ServiceLeague } from "@/features/services/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Services" };

/** Scored by the people each one serves. */
export default async function ServicesPage() {
  const actor = await getActor();
  const league = await readPage(() => listServices(actor));
  const toRate = league.services.some(({ mayRate }) => mayRate);
  return (
    <div className="shell">
      <PageHeader
        title={league.title}
        lead={leadOf(league)}
        aside={
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            {league.mayKeep && <TextLink href="/admin/services">Catalogue and rounds</TextLink>}
            {toRate && (
              <LinkButton
                href="/services/rate"
                variant={league.ballot === "picked_up" ? "secondary" : "primary"}
              >
                {league.ballot === "picked_up" ? "Look at my ballot" : "Rate what you used, 40 seconds"}
              </LinkButton>
            )}
          </div>
        }
      />
      {league.services.length > 0 ? (
        <>
          <League league={league} pictureOf={(id) => pictureUrl(id, 96)} />
          <RoundLinks league={league} />
        </>
      ) : (
        <Card>
          <NoticePlate title="Nothing is served here yet">
            Payroll, IT help, Facilities: the people team puts into the catalogue what teams do for each
            other, and once a quarter everybody says how it went.
          </NoticePlate>
        </Card>
      )}
    </div>
  );
}

/** Where anybody can check what a round promised and how it was counted. */
function RoundLinks({ league: { round, open } }: { league: ServiceLeague }) {
  if (!round && !open) return null;
  return (
    <p className="mt-5 flex flex-wrap gap-x-6 gap-y-2 px-2 text-small sm:px-0">
      {open && <TextLink href={`/services/rounds/${open.id}`}>{open.name}: what it promises</TextLink>}
      {round && <TextLink href={`/services/rounds/${round.id}`}>{round.name}: how it was counted</TextLink>}
    </p>
  );
}

function leadOf({ round, ratings }: ServiceLeague): string {
  const what = "Scored by the people each one serves.";
  return round ? `${what} ${round.name}, ${ratings.toLocaleString("en-GB")} ratings.` : what;
}
