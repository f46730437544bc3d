import type { Metadata } from "next";
import { ConsentDesk } from "@/components/awards/consent-desk";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { FormMessage } from "@/components/ui/form-message";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getConsent } from "@/features/awards/queries/consent";
import { monthWords } from "@/features/awards/rules/months";
import type { ConsentPage } from "@/features/awards/types/result";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Only for you" };

type Params = { params: Promise<{ winId: string }>; searchParams: Promise<{ answered?: string }> };

/** What somebody who won is asked, before anybody hears of it: may it hang, and how. */
export default async function ConsentRoute({ params, searchParams }: Params) {
  const { winId } = await params;
  const actor = await getActor();
  const page = await readPage(() => getConsent(actor, winId));
  const { answered } = await searchParams;
  if (page.isStoodDown) return <StoodDown />;
  const isTeam = page.winner.kind === "team";
  return (
    <div className="shell pb-12">
      <PageHeader
        title={isTeam ? `${page.winner.name}, this is for you` : "This is for you"}
        lead={leadWords(page)}
        crumbs={[{ href: "/", label: "Home" }, { label: "Only for you" }]}
      />
      {answered !== undefined && (
        <div className="mb-6">
          <FormMessage state={{ ok: true, message: answeredWords(page) }} />
        </div>
      )}
      {page.isAskedAnew && (
        <p role="status" className="mb-6 max-w-[68ch] font-semibold">
          The words on the frame were corrected after you were first asked, so please read them once more.
        </p>
      )}
      <ConsentDesk page={page} />
      <WhatHangs page={page} />
    </div>
  );
}

function WhatHangs({ page }: { page: ConsentPage }) {
  if (!page.story) return null;
  return (
    <Card className="mt-7">
      <CardTitle>What hangs beside it</CardTitle>
      <blockquote className="max-w-[68ch] font-hand text-[21px]! leading-snug! whitespace-pre-line">
        “{page.story}”
      </blockquote>
      {page.helped && (
        <p className="mt-4">
          <b>Who was helped:</b> {page.helped}
        </p>
      )}
      <ul aria-label="Who spoke for it" className="mt-5 flex flex-wrap gap-x-5 gap-y-3">
        {page.voices.map(({ name, pictureId }) => (
          <li key={name} className="flex items-center gap-2.5">
            <Face name={name} src={pictureUrl(pictureId, 96)} size={36} alt="" />
            {name}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function StoodDown() {
  return (
    <div className="shell py-10">
      <Card>
        <NoticePlate
          as="h1"
          title="Nothing hangs, and that is fine"
          action={<LinkButton href="/">Back to your table</LinkButton>}
        >
          <p>
            You would rather not. Somebody else is chosen, and nobody but the panel and the people team learns
            that it was you.
          </p>
        </NoticePlate>
      </Card>
    </div>
  );
}

function leadWords({ awardName, month, winner, isAnnounced, when }: ConsentPage): string {
  const whose = winner.kind === "team" ? "your table was" : "you were";
  const award = `Colleagues put you forward, and ${whose} chosen for the ${awardName} of ${monthWords(month)}.`;
  return isAnnounced
    ? `${award} It hangs as you say, from the moment you say it.`
    : `${award} It is announced on ${when}. Until then only the panel and the people team know, so please keep it to yourself.`;
}

function answeredWords({ consent, showPicture, isAnnounced, when }: ConsentPage): string {
  if (consent === "declined") return "It is down. Your name is shown nowhere.";
  const how = showPicture ? "It hangs like this" : "It hangs with the name alone";
  return `Thank you. ${how} ${isAnnounced ? "from now on" : `from ${when}`}. You can change your mind at any time.`;
}
