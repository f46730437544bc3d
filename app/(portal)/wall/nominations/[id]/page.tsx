import type { Metadata } from "next";
import { CaseStory } from "@/components/awards/case-story";
import { FrameToBe } from "@/components/awards/live-frame";
import { YourVoice } from "@/components/awards/your-voice";
import { counted } from "@/components/charts/signed";
import { LinkButton } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getCase } from "@/features/awards/queries/cases";
import { dayWords, monthWords } from "@/features/awards/rules/months";
import type { CasePage, Helped } from "@/features/awards/types";
import { type Actor, requirePerson } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "A nomination" };

const CHANGED = "Kept. These are the words that count now.";
const CRUMBS = [{ href: "/wall", label: "Wall of Fame" }, { label: "Nomination" }];

/** A case for somebody, for their colleagues to read and to add their voice. For the nominee it does not exist. */
export default async function CaseRoute({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ sent?: string; changed?: string }>;
}) {
  const [{ id }, { sent, changed }] = [await params, await searchParams];
  const actor = await getActor();
  const about = await readPage(() => getCase(actor, id));
  if (about.isWithdrawn) return <TakenBack />;
  const { nominee } = about;
  const me = meOf(actor);
  return (
    <div className="shell">
      <PageHeader
        title={`The case for ${nominee.shortName}`}
        lead={`${about.awardName}, ${monthWords(about.month)}`}
        crumbs={CRUMBS}
      />
      {(sent ?? changed) !== undefined && (
        <div className="mb-6">
          <FormMessage state={{ ok: true, message: sent === undefined ? CHANGED : sentWords(about) }} />
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_400px]">
        <div className="grid gap-6">
          <CaseStory about={about} />
          <YourVoice about={about} me={me} closesOn={dayWords(about.nominationsCloseAt, about.timeZone)} />
        </div>
        <WallPanel className="rounded-panel px-7 pt-6 pb-8 text-center">
          <PictureLamp size={140} />
          <FrameToBe nominee={nominee} award={about} size={270} />
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

function meOf(actor: Actor): Helped {
  const { personId: id, name, pictureId = null } = requirePerson(actor);
  return { kind: "person", id, name, pictureId };
}

function sentWords({ nominee, nominationsCloseAt, timeZone }: CasePage): string {
  const who = nominee.kind === "person" ? nominee.shortName : "the team";
  return `Thank you. The announcement comes after ${dayWords(nominationsCloseAt, timeZone)}; ${who} hears nothing until then.`;
}

function voicesWords({ voices, voiceTeams }: CasePage): string {
  const people = `${counted(voices.length)} ${voices.length === 1 ? "voice" : "voices"}`;
  return `${people} from ${voiceTeams === 1 ? "one team" : `${voiceTeams} teams`}`;
}
