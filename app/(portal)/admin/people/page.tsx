import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { JoinForm } from "@/components/people/join-form";
import { LeaveForm } from "@/components/people/leave-form";
import { LinkForm } from "@/components/people/link-form";
import { GiveRoleForm, TakeRoleForm } from "@/components/people/role-forms";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { PageHeader } from "@/components/ui/page-header";
import { canImport, canRunPortal } from "@/features/people/policy";
import { listRoleHolders, type RoleHolder } from "@/features/people/queries/administration";
import { ROLE_WORDS } from "@/features/people/rules/roles";
import { requireInside } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "People and roles" };

/** Who comes and who leaves, by hand; for admins who runs the portal, and links that let somebody in without mail. */
export default async function PeopleAndRolesPage() {
  const actor = await getActor();
  await readPage(async () => requireInside(actor));
  if (!canImport(actor)) notFound();
  const holders = canRunPortal(actor) ? await readPage(() => listRoleHolders(actor)) : null;
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "People and roles" }]}
        title="People and roles"
        lead="Your file from HR or your directory tells who is here. Between two of them somebody can come and go by hand."
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>Somebody new</CardTitle>
          <JoinForm />
        </Card>
        <div className="min-w-0 space-y-6">
          <Card>
            <CardTitle>Leaves us</CardTitle>
            <LeaveForm />
          </Card>
          {holders && (
            <Card tone="dough">
              <CardTitle>A sign-in link</CardTitle>
              <p className="mb-4 text-ink-2">For portals without mail: it works once, on one device.</p>
              <LinkForm />
            </Card>
          )}
        </div>
        {holders && <Roles holders={holders} />}
      </div>
    </div>
  );
}

function Roles({ holders }: { holders: RoleHolder[] }) {
  return (
    <>
      <Card>
        <p className="mb-6 text-ink-2">
          Leads come from the directory. These roles are given by hand, and count from the next page somebody
          opens.
        </p>
        {(Object.keys(ROLE_WORDS) as (keyof typeof ROLE_WORDS)[]).map((role) => (
          <RoleGroup key={role} role={role} holders={holders.filter((holder) => holder.role === role)} />
        ))}
      </Card>
      <Card>
        <CardTitle>Give a role</CardTitle>
        <GiveRoleForm />
      </Card>
    </>
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
