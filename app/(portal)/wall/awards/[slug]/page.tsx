import type { Metadata } from "next";
import { AwardSign } from "@/components/awards/award-sign";
import { Holder } from "@/components/awards/holder";
import { PublishedChapters } from "@/components/awards/published-chapters";
import { TurnDays } from "@/components/awards/turn-days";
import { LinkButton, TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { PageHeader } from "@/components/ui/page-header";
import { getProgramme } from "@/features/awards/queries/programmes";
import { monthName } from "@/features/awards/rules/months";
import { sinceWords, standingWords } from "@/features/awards/rules/programme-words";
import { differingSentences, rulesInWords } from "@/features/awards/rules/published-rules";
import type { ProgrammePage } from "@/features/awards/types/programme";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const actor = await getActor();
  return { title: `The rules of ${(await readPage(() => getProgramme(actor, slug))).name}` };
}

/** An award beside its rules: every sentence of them, who judges, who has it, and the next days. */
export default async function ProgrammeRoute({ params }: Props) {
  const { slug } = await params;
  const actor = await getActor();
  const programme = await readPage(() => getProgramme(actor, slug));
  const { name, description, sign, rules, running, unitName } = programme;
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/wall", label: "Wall of Fame" },
          { href: "/wall/awards", label: "The awards" },
          { label: name },
        ]}
        title={
          <span className="flex items-center gap-4">
            <AwardSign sign={sign} size={76} />
            {name}
          </span>
        }
        lead={`${description}. ${standingWords(programme)}.`.replaceAll("..", ".")}
        aside={
          running?.stage === "open" ? (
            <LinkButton href="/wall/nominate" size="lg">
              Nominate someone
            </LinkButton>
          ) : undefined
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_23rem]">
        <Card>
          <CardTitle
            className="mb-6"
            aside={`Set in ${sinceWords(programme.rulesSince, programme.timeZone)}`}
          >
            Every rule it is given by
          </CardTitle>
          <StillRuns programme={programme} />
          <PublishedChapters
            chapters={rulesInWords(rules, { unitName })}
            criteria={rules.criteria}
            values={rules.values}
          />
        </Card>
        <div className="grid gap-6">
          <Holder programme={programme} src={pictureUrl(programme.holder?.winner.pictureId ?? null, 640)} />
          <TurnDays programme={programme} />
          {rules.decidedBy === "panel" && <Panel panel={programme.panel} />}
        </div>
      </div>
    </div>
  );
}

/** A turn keeps the rules it opened with; where they have changed since, what still holds for it. */
function StillRuns({ programme: { running, rules, unitName } }: { programme: ProgrammePage }) {
  if (!running) return null;
  const units = { of: running.unitName, from: unitName };
  const sentences = differingSentences(running.rules, rules, units);
  if (sentences.length === 0) return null;
  return (
    <div className="mb-6 rounded-well bg-dough px-5 py-4">
      <p className="font-semibold">
        The turn of {monthName(running.month)} opened before these rules. For it this still holds:
      </p>
      <ul className="mt-1.5 list-disc space-y-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Panel({ panel }: Pick<ProgrammePage, "panel">) {
  return (
    <Card>
      <CardTitle>Its panel</CardTitle>
      {panel.length === 0 && <p className="text-ink-2">Nobody is seated yet.</p>}
      <ul>
        {panel.map(({ personId, name, title, pictureId }) => (
          <li
            key={personId}
            className="flex items-center gap-3 border-t border-line py-2 first:border-0 first:pt-0"
          >
            <Face name={name} src={pictureUrl(pictureId, 96)} size={44} alt="" />
            <span className="min-w-0 leading-snug">
              <TextLink href={`/people/${personId}`} className="border-transparent">
                {name}
              </TextLink>
              <span className="block text-small text-ink-2">{title}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
