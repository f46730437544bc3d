import type { Metadata } from "next";
import { ProgrammeCard } from "@/components/awards/programme-card";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listProgrammes } from "@/features/awards/queries/programmes";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "The awards" };

/** Every award that is given here, and the way to its rules. */
export default async function ProgrammesPage() {
  const actor = await getActor();
  const programmes = await readPage(() => listProgrammes(actor));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/wall", label: "Wall of Fame" }, { label: "The awards" }]}
        title="The awards"
        lead="What each is for, who has it, and every rule it is given by."
        aside={<LinkButton href="/wall/nominate">Nominate someone</LinkButton>}
      />
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {programmes.map((programme) => (
          <li key={programme.id}>
            <ProgrammeCard programme={programme} pictureOf={(id) => pictureUrl(id, 96)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
