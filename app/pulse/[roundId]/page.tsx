import type { Metadata } from "next";
import { Ballot } from "@/components/pulse/ballot";
import { PulseFrame } from "@/components/pulse/frame";
import { ForgetOldRounds } from "@/components/trust/forget-old-rounds";
import { LinkButton } from "@/components/ui/button";
import { dayAndHour } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { getBallotForm } from "@/features/ballots/queries";
import { getActor } from "@/lib/auth/get-actor";
import { boxOrigin } from "@/lib/box-origin";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Pulse" };

/** The respondent's page: a phone's whole screen, no bar, nothing but the question. */
export default async function PulsePage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params;
  const actor = await getActor();
  const form = await readPage(() => getBallotForm(actor, roundId));
  const { id, name, place, paper } = form;
  return (
    <main id="main" className="min-h-dvh bg-hood">
      {form.isOpen ? (
        <Ballot
          seat={{ place, roundId: id, name, paper, boxUrl: boxOrigin() }}
          questions={form.questions}
          unitName={form.unitName}
          together={form.together}
          teammates={form.teammates}
          k={form.k}
          closesAt={form.closesAt.toISOString()}
          closes={dayAndHour(form.closesAt)}
        />
      ) : (
        <PulseFrame name={name}>
          <ForgetOldRounds over={place} />
          <NoticePlate
            as="h1"
            title="This round has closed"
            action={<LinkButton href={`/pulses/${id}`}>See how many answered</LinkButton>}
          >
            It takes no more answers. What was in the box when it closed is counted.
          </NoticePlate>
        </PulseFrame>
      )}
    </main>
  );
}
