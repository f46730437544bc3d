import type { Metadata } from "next";
import { PanelCard, TurnsCard } from "@/components/awards/award-desk";
import { AwardSign } from "@/components/awards/award-sign";
import { ProgrammeEditor } from "@/components/awards/editor/programme-editor";
import { EndAward } from "@/components/awards/end-award";
import { TextLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { PageHeader } from "@/components/ui/page-header";
import { getProgrammeDesk } from "@/features/awards/queries/programmes";
import { suggestCycle } from "@/features/awards/rules/months";
import { standingWords } from "@/features/awards/rules/programme-words";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ founded?: string }>;
};

export const metadata: Metadata = { title: "Run an award" };

/** One award as the people team runs it: its turns, its panel, and every rule to change. */
export default async function AwardDeskPage({ params, searchParams }: Props) {
  const [{ slug }, { founded }] = await Promise.all([params, searchParams]);
  const actor = await getActor();
  const award = await readPage(() => getProgrammeDesk(actor, slug));
  const { month, closes } = suggestCycle(
    award.cycles.map((cycle) => cycle.month),
    now(),
  );
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/awards", label: "Awards" },
          { label: award.name },
        ]}
        title={
          <span className="flex items-center gap-4">
            <AwardSign sign={award.sign} size={72} />
            {award.name}
          </span>
        }
        lead={`${standingWords(award)}.`.replaceAll("..", ".")}
        aside={<TextLink href={`/wall/awards/${slug}`}>As everybody sees it</TextLink>}
      />
      {founded !== undefined && (
        <div className="mb-6">
          <FormMessage
            state={{
              ok: true,
              message: "Founded. Set its rules below, seat a panel, and open its first turn.",
            }}
          />
        </div>
      )}
      <div className="mb-12 grid items-start gap-6 lg:grid-cols-2">
        <TurnsCard award={award} nextMonth={month} closes={closes} />
        <PanelCard award={award} pictureOf={(pictureId) => pictureUrl(pictureId, 96)} />
      </div>
      {!award.hasEnded && (
        <>
          <h2 className="mb-6 font-sign text-section">Its rules</h2>
          <ProgrammeEditor award={award} time={now()} />
          {!award.isJacket && <EndAward slug={slug} name={award.name} />}
        </>
      )}
    </div>
  );
}
