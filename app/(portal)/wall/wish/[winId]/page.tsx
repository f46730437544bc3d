import type { Metadata } from "next";
import { CorrectForm } from "@/components/awards/correct-form";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getWish } from "@/features/awards/queries/consent";
import { monthWords } from "@/features/awards/rules/months";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "A wish about the words" };

/** The winner's wish about the words that hang below the frame, for whoever may correct them. */
export default async function WishRoute({ params }: { params: Promise<{ winId: string }> }) {
  const { winId } = await params;
  const actor = await getActor();
  const page = await readPage(() => getWish(actor, winId));
  const until = page.isAnnounced
    ? "It hangs already, so a correction is shown beside it, with the reason."
    : `The words hang from ${page.when}. Until then a correction is kept, nobody sees the words before it, and whoever said yes is asked anew.`;
  return (
    <div className="shell max-w-[54rem]! pb-12">
      <PageHeader
        title={`A wish from ${page.winner.shortName}`}
        lead={`${page.awardName}, ${monthWords(page.month)}. ${until}`}
        crumbs={[{ href: "/", label: "Home" }, { label: "A wish about the words" }]}
      />
      <Card>
        <CardTitle>What they would like</CardTitle>
        <p className="mb-6 font-hand text-[21px]! leading-snug! whitespace-pre-line">“{page.wish}”</p>
        <CardTitle>The words below the frame</CardTitle>
        <p className="mb-4 text-lead">{page.citation}</p>
        <CorrectForm winId={winId} citation={page.citation} />
      </Card>
    </div>
  );
}
