import type { Metadata } from "next";
import { PulseFrame } from "@/components/pulse/frame";
import { RateBallot } from "@/components/services/rate-ballot";
import { ForgetOldRounds } from "@/components/trust/forget-old-rounds";
import { LinkButton } from "@/components/ui/button";
import { dayAndHour } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { getBallotForm } from "@/features/ballots/queries";
import type { BallotForm } from "@/features/ballots/types";
import { getRatingForm } from "@/features/services/queries/rating";
import { getActor } from "@/lib/auth/get-actor";
import { boxOrigin } from "@/lib/box-origin";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Rate what you used" };

type Props = { searchParams: Promise<{ of?: string }> };

/** One sealed ballot for all the services somebody used: a phone's whole screen, as for a pulse. */
export default async function RatePage({ searchParams }: Props) {
  const { of: slug } = await searchParams;
  const actor = await getActor();
  const { round, whyNot, services, own } = await readPage(() => getRatingForm(actor));
  const ballot = round && !whyNot ? await readPage(() => getBallotForm(actor, round.id)) : null;
  return (
    <main id="main" className="min-h-dvh bg-hood">
      {ballot?.isOpen ? (
        <RateBallot
          seat={seatOf(ballot)}
          services={services}
          own={own}
          asks={asksOf(ballot)}
          first={services.find((service) => service.slug === slug)?.id}
          unitName={ballot.unitName}
          together={ballot.together}
          teammates={ballot.teammates}
          k={ballot.k}
          closesAt={ballot.closesAt.toISOString()}
          closes={dayAndHour(ballot.closesAt)}
        />
      ) : (
        <PulseFrame name={round?.name ?? "Services"}>
          {ballot && <ForgetOldRounds over={ballot.place} />}
          <NoticePlate
            as="h1"
            title="Not this time"
            action={<LinkButton href="/services">See how they are doing</LinkButton>}
          >
            {whyNot ?? "This round has just closed."}
          </NoticePlate>
        </PulseFrame>
      )}
    </main>
  );
}

function seatOf({ id, name, place, paper }: BallotForm) {
  return { place, roundId: id, name, paper, boxUrl: boxOrigin(), keepsSaid: true };
}

/** A round asks the same of every service. */
function asksOf({ questions }: BallotForm) {
  const text = (kind: BallotForm["questions"][number]["kind"]) =>
    questions.find((question) => question.kind === kind)?.text ?? "";
  return { score: text("nps"), passed: text("passed_on"), words: text("comment") };
}
