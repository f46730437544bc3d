import type { Metadata } from "next";
import { StrengthEditor } from "@/components/strengths/strength-editor";
import { PageHeader } from "@/components/ui/page-header";
import { listPeople } from "@/features/people/queries";
import { getStrengthsOf, listStrengths, listTeamMap } from "@/features/strengths/queries";
import { getTeam } from "@/features/teams/queries";
import { type Actor, requirePerson } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "What are you good at?" };

/** Where everybody puts their own strengths in order. */
export default async function StrengthsPage() {
  const actor = await getActor();
  const { personId, name } = await readPage(async () => requirePerson(actor));
  const [catalogue, mine, nobody] = await readPage(() =>
    Promise.all([listStrengths(actor), getStrengthsOf(actor, personId), listMissingAtTable(actor, personId)]),
  );
  const href = `/people/${personId}`;
  return (
    <div className="shell">
      <StrengthEditor catalogue={catalogue} posted={mine.map(({ id }) => id)} nobody={nobody} backHref={href}>
        <PageHeader
          crumbs={[{ href, label: name }, { label: "Strengths" }]}
          title="What are you good at?"
          lead="Five to ten, best first. Everybody sees them and knows what to ask you."
        />
      </StrengthEditor>
    </div>
  );
}

/** Ids of strengths that nobody at one's table lists; none without a table. */
async function listMissingAtTable(actor: Actor, personId: string): Promise<string[]> {
  const [me] = await listPeople(actor, { ids: [personId] });
  if (!me?.teamId) return [];
  const { members } = await getTeam(actor, me.teamId);
  const { nobody } = await listTeamMap(
    actor,
    members.map(({ id }) => id),
  );
  return nobody.map(({ id }) => id);
}
