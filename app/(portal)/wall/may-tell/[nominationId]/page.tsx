import type { Metadata } from "next";
import { MayTellForm } from "@/components/awards/may-tell-form";
import { Card } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { PageHeader } from "@/components/ui/page-header";
import { getMayTell } from "@/features/awards/queries/said";
import { monthName } from "@/features/awards/rules/months";
import type { MayTellPage } from "@/features/awards/types/result";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "May we tell them" };

/** Asks the maker of a case that did not win whether its nominee may hear the words. */
export default async function MayTellRoute({ params }: { params: Promise<{ nominationId: string }> }) {
  const { nominationId } = await params;
  const actor = await getActor();
  const page = await readPage(() => getMayTell(actor, nominationId));
  const { nominee } = page;
  return (
    <div className="shell max-w-[54rem]! pb-12">
      <PageHeader
        title={page.isTold ? `${nominee.shortName} has your words` : `May we tell ${nominee.shortName}?`}
        lead={`What you said in ${monthName(page.month)} is a good thing to hear, whatever became of the award.`}
        crumbs={[{ href: "/", label: "Home" }, { label: "Kind words" }]}
      />
      <Card>
        <div className="mb-4 flex items-center gap-4">
          <Face name={nominee.name} src={pictureUrl(nominee.pictureId, 256)} size={64} alt="" />
          <p>
            <b className="block font-sign text-ticket">{nominee.name}</b>
            <span className="text-ink-2">
              {nominee.kind === "team" ? "the whole table" : nominee.teamName}
            </span>
          </p>
        </div>
        <blockquote className="mb-5 font-hand text-[21px]! leading-snug! whitespace-pre-line">
          “{page.story}”
        </blockquote>
        <p className="mb-5 max-w-[62ch]">{promise(page)}</p>
        {!page.isTold && (
          <MayTellForm
            nominationId={nominationId}
            shortName={nominee.shortName}
            saidNo={page.mayTell === false}
          />
        )}
      </Card>
    </div>
  );
}

function promise({ nominee, isTold, mayTell }: MayTellPage): string {
  if (isTold) return `Thank you. ${nominee.shortName} can read your words, with your name and nothing else.`;
  const what = `${nominee.shortName} would get these words with your name, and nothing else: no rank, no votes, no award that was not won.`;
  return mayTell === false
    ? `You kept it to yourself, and that is fine. ${what} You can still say yes.`
    : what;
}
