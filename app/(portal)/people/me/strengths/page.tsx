import type { Metadata } from "next";
import { StrengthEditor } from "@/components/strengths/strength-editor";
import { TextLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getOwnDesk } from "@/features/strengths/queries/desk";
import { requirePerson } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "What are you good at?" };

/** Where everybody puts their own strengths in order. */
export default async function StrengthsPage() {
  const actor = await getActor();
  const { personId, name } = await readPage(async () => requirePerson(actor));
  const desk = await readPage(() => getOwnDesk(actor));
  const href = `/people/${personId}`;
  return (
    <div className="shell">
      <StrengthEditor {...desk} backHref={href}>
        <PageHeader
          crumbs={[{ href, label: name }, { label: "Strengths" }]}
          title="What are you good at?"
          lead={
            <>
              Five to ten, best first. Everybody sees them and knows what to ask you.{" "}
              <TextLink href="/people/me/strengths/walk">Help me find mine</TextLink>
            </>
          }
        />
      </StrengthEditor>
    </div>
  );
}
