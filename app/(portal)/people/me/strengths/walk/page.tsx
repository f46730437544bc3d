import type { Metadata } from "next";
import { Walk } from "@/components/strengths/walk";
import { getOwnDesk } from "@/features/strengths/queries/desk";
import { requirePerson } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Find your own" };

/** A short walk to one's own strengths, for whoever does not know where to begin. */
export default async function WalkPage() {
  const actor = await getActor();
  const { personId } = await readPage(async () => requirePerson(actor));
  const desk = await readPage(() => getOwnDesk(actor));
  return (
    <div className="shell">
      <Walk {...desk} backHref={`/people/${personId}`} />
    </div>
  );
}
