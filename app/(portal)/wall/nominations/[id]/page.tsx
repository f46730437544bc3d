import type { Metadata } from "next";
import { CaseStory } from "@/components/awards/case-story";
import { OneButton } from "@/components/awards/one-button";
import { SecondForm } from "@/components/awards/second-form";
import { counted } from "@/components/charts/signed";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { FormMessage } from "@/components/ui/form-message";
import { PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { withdrawNomination } from "@/features/awards/actions";
import { getCase } from "@/features/awards/queries/cases";
import { dayWords, monthWords } from "@/features/awards/rules/months";
import type { CasePage } from "@/features/awards/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "A nomination" };

const CRUMBS = [{ href: "/wall", label: "Wall of Fame" }, { label: "Nomination" }];

/** A case for somebody, for their colleagues to read and to add their voice. For the nominee it does not exist. */
export default async function CaseRoute({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ sent?: string }>;
}) {
  const [{ id }, { sent }] = [await params, await searchParams];
  const actor = await getActor();
  const about = await readPage(() => getCase(actor, id));
  if (about.isWithdrawn) return <TakenBack />;
  const { nominee } = about;
  return (
    <div className="shell">
      <PageHeader
        title={`The case for ${nominee.shortName}`}
        lead={`${about.awardName}, ${monthWords(about.month)}`}
        crumbs={CRUMBS}
      />
      {sent !== undefined && (
        <div className="mb-6">
          <FormMessage state={{ ok: true, message: sentWords(about) }} />
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_400px]">
        <div className="grid gap-6">
          <CaseStory about={about} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
          <YourVoice about={about} />
        </div>
        <WallPanel className="rounded-panel px-7 pt-6 pb-8 text-center">
          <PictureLamp size={140} />
          <WinnerPicture
            winner={nominee}
            src={pictureUrl(nominee.pictureId, 640)}
            finish="gold"
            size={270}
            jacket={about.isJacket}
          />
          <div className="mt-5">
            <Plaque title={nominee.name} sub={`${about.awardName}?`} />
          </div>
          <p className="mt-5 font-sign text-ticket text-wall-title">{voicesWords(about)}</p>
          <p className="mx-auto mt-2 max-w-72">
            {nominee.kind === "person" ? nominee.shortName : "The team"} hears nothing before the
            announcement, so keep it to yourself.
          </p>
        </WallPanel>
      </div>
    </div>
  );
}

function YourVoice({ about }: { about: CasePage }) {
  if (about.isMine) {
    return (
      <Card>
        <CardTitle>This case is yours</CardTitle>
        <p className="mb-4">
          {about.takesVoices
            ? `Others may add their voice until ${dayWords(about.nominationsCloseAt)}. You can take the story back until the panel has decided.`
            : "Nominations are closed, and the panel reads."}
        </p>
        {(about.state === "open" || about.state === "judging") && (
          <OneButton action={withdrawNomination} fields={{ nominationId: about.id }}>
            Take it back
          </OneButton>
        )}
      </Card>
    );
  }
  if (!about.takesVoices) {
    return (
      <Card>
        <CardTitle>Nominations are closed</CardTitle>
        <p>The panel has every voice that came before {dayWords(about.nominationsCloseAt)}.</p>
      </Card>
    );
  }
  return (
    <Card>
      <CardTitle>{about.whyNotSecond ? "Your voice" : "Add your voice"}</CardTitle>
      {about.whyNotSecond ? <p>{about.whyNotSecond}</p> : <SecondForm nominationId={about.id} />}
    </Card>
  );
}

function TakenBack() {
  return (
    <div className="shell py-20">
      <NoticePlate
        title="This story was taken back"
        as="h1"
        action={<LinkButton href="/wall/nominate">Tell one of your own</LinkButton>}
      >
        The one who wrote it took it off the rail, and their words went with it. Voices that were added stay
        uncounted.
      </NoticePlate>
    </div>
  );
}

function sentWords({ nominee, nominationsCloseAt }: CasePage): string {
  const who = nominee.kind === "person" ? nominee.shortName : "the team";
  return `Thank you. It is with the panel after ${dayWords(nominationsCloseAt)}; ${who} hears nothing until then.`;
}

function voicesWords({ voices, voiceTeams }: CasePage): string {
  const people = `${counted(voices.length)} ${voices.length === 1 ? "voice" : "voices"}`;
  return `${people} from ${voiceTeams === 1 ? "one team" : `${voiceTeams} teams`}`;
}
