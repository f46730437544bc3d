import type { Metadata } from "next";
import Link from "next/link";
import { LinkForm } from "@/components/people/link-form";
import { GiveRoleForm, TakeRoleForm } from "@/components/people/role-forms";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { PageHeader } from "@/components/ui/page-header";
import { listRoleHolders, type RoleHolder } from "@/features/people/queries/administration";
import { ROLE_WORDS } from "@/features/people/rules/roles";
import { getActor } from "@/lib/auth/get-actor";
import { pictureUrl } from "@/lib/images";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Roles and sign-in links" };

/** Who runs the portal, and links that let somebody in without mail. */
export default async function RolesPage() {
  const actor = await getActor();
  const holders = await readPage(() => listRoleHolders(actor));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Roles and sign-in links" }]}
        title="Roles and sign-in links"
        lead="Leads come from the directory. These roles are given by hand, and count from the next page somebody opens."
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1.5fr_1fr]">
        <Card>
          {(Object.keys(ROLE_WORDS) as (keyof typeof ROLE_WORDS)[]).map((role) => (
            <RoleGroup key={role} role={role} holders={holders.filter((holder) => holder.role === role)} />
          ))}
        </Card>
        <div className="space-y-6">
          <Card tone="dough">
            <CardTitle>A sign-in link</CardTitle>
            <p className="mb-4 text-ink-2">For portals without mail: it works once, on one device.</p>
            <LinkForm />
          </Card>
          <Card>
            <CardTitle>Give a role</CardTitle>
            <GiveRoleForm />
          </Card>
        </div>
      </div>
    </div>
  );
}

function RoleGroup({ role, holders }: { role: keyof typeof ROLE_WORDS; holders: RoleHolder[] }) {
  return (
    <section className="mb-8 last:mb-0">
      <CardTitle aside={ROLE_WORDS[role].does}>{ROLE_WORDS[role].name}</CardTitle>
      {holders.length === 0 && <p className="text-ink-2">Nobody yet.</p>}
      <ul className="divide-y divide-line">
        {holders.map(({ personId, name, title, pictureId }) => (
          <li key={personId} className="flex items-center gap-4 py-3">
            <Face name={name} src={pictureUrl(pictureId, 96)} size={44} alt="" />
            <div className="min-w-0 flex-1">
              <Link href={`/people/${personId}`} className="font-semibold hover:underline">
                {name}
              </Link>
              <p className="text-small text-ink-2">{title}</p>
            </div>
            <TakeRoleForm personId={personId} role={role} name={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}
