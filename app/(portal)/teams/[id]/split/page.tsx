import type { Metadata } from "next";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { AnswerForm } from "@/components/splits/answer-form";
import { Answers } from "@/components/splits/answers";
import { CheckList } from "@/components/splits/check-list";
import { LayForm } from "@/components/splits/lay-form";
import { PlanView } from "@/components/splits/plan-view";
import { Planner } from "@/components/splits/planner";
import { WithdrawForm } from "@/components/splits/withdraw-form";
import { takenSeats } from "@/components/teams/team-tile";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { StepNumber } from "@/components/ui/step";
import { getSplit } from "@/features/splits/queries";
import { checkSplit } from "@/features/splits/rules/check";
import { linksSentence } from "@/features/splits/rules/plan";
import type { SplitPage } from "@/features/splits/types";
import { roomWords } from "@/features/teams/rules";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

type Props = { params: Promise<{ id: string }> };
type Faces = Record<string, string | null>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const { team } = await readPage(async () => getSplit(await getActor(), id));
  return { title: `Split ${team.name}` };
}

/** How one table becomes two or more: planned by its lead, agreed on by everybody who sits there, then laid. */
export default async function SplitTeamPage({ params }: Props) {
  const { id } = await params;
  const actor = await getActor();
  const page = await readPage(() => getSplit(actor, id));
  const { team } = page;
  const faces = Object.fromEntries(team.people.map((one) => [one.id, pictureUrl(one.pictureId, 256)]));
  const me = actor.kind === "person" ? actor.personId : "";
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/teams", label: "Teams" },
          { label: team.parentName },
          { href: `/teams/${team.id}`, label: team.name },
        ]}
        title={`Split ${team.name}`}
        lead={lead(page)}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.9fr)] lg:grid-rows-[auto_1fr]">
        <Today page={page} />
        <Card className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <CardTitle>{page.mayEdit ? "How it could be" : "Who would sit where"}</CardTitle>
          <SinceSaved page={page} />
          {page.mayEdit ? (
            <Planner page={page} faces={faces} />
          ) : (
            <div className="space-y-4">
              <p className="text-small text-ink-2">{linksSentence(team, page.plan)}</p>
              <PlanView page={page} faces={faces} me={me} />
              <CheckList checks={checkSplit(page.plan, team)} />
            </div>
          )}
        </Card>
        {page.state === "proposed" ? <Talk page={page} faces={faces} /> : <Next />}
      </div>
    </div>
  );
}

/** The table as it is. Burnt slices are seats, so nobody's face is on them. */
function Today({ page: { team } }: { page: SplitPage }) {
  return (
    <Card>
      <CardTitle aside={roomWords(team.people.length, team.limit)}>As it is</CardTitle>
      <PizzaPair
        teamId={team.id}
        limit={team.limit}
        seats={takenSeats({ id: team.id, people: team.people.length })}
        size={120}
        faces={false}
      />
      <p className="mt-3 text-small text-ink-2">
        {team.lead ? `Led by ${team.lead.name}. ` : ""}
        {team.people.length > team.limit && "Burnt slices are seats, not people. We never say who is over."}
      </p>
    </Card>
  );
}

/** What happens with a plan, while nobody else sees it yet. */
function Next() {
  const steps = [
    ["You plan", "Names, leads, who sits where. A draft is yours and the people team’s."],
    ["The table says what it thinks", "By name. When the plan changes, everybody is asked again."],
    ["More than half agree", "Then the new tables are laid, all at once."],
  ];
  return (
    <Card tone="tray">
      <CardTitle>How this goes</CardTitle>
      <ol className="space-y-3">
        {steps.map(([title, words], i) => (
          <li key={title} className="flex gap-3">
            <StepNumber>{i + 1}</StepNumber>
            <p className="min-w-0">
              <b className="font-semibold">{title}</b>
              <span className="block text-small text-ink-2">{words}</span>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What the table says to a proposed plan, one's own word first. */
function Talk({ page, faces }: { page: SplitPage; faces: Faces }) {
  const agreed = page.answers.filter(({ agrees }) => agrees).length >= page.needed;
  const settled = page.joined.length + page.left.length === 0;
  return (
    <Card>
      <CardTitle>What the table says</CardTitle>
      <div className="space-y-5">
        <Answers page={page} faces={faces} />
        {page.mayAnswer && (
          <AnswerForm
            key={`${page.version} ${page.mine?.agrees}`}
            unitId={page.team.id}
            version={page.version}
            mine={page.mine}
          />
        )}
        {page.mayEdit && agreed && settled && <LayForm page={page} />}
        {page.mayEdit && <WithdrawForm unitId={page.team.id} version={page.version} />}
      </div>
    </Card>
  );
}

function SinceSaved({ page: { joined, left, mayEdit } }: { page: SplitPage }) {
  if (joined.length + left.length === 0) return null;
  const names = (list: string[]) => new Intl.ListFormat("en-GB").format(list);
  return (
    <p className="mb-4 rounded-well bg-butter/35 px-4 py-3">
      Since this plan was saved{" "}
      {[
        joined.length > 0 && `${names(joined)} sat down at the table`,
        left.length > 0 && `${names(left)} got up from it`,
      ]
        .filter(Boolean)
        .join(" and ")}
      .{" "}
      {mayEdit
        ? "The plan below has that in it. Save it, and the table answers that one."
        : "It has to be saved anew before it can be laid."}
    </p>
  );
}

function lead({ state, mayEdit }: SplitPage): string {
  if (state === "proposed") {
    return mayEdit
      ? "The table has the plan and says what it thinks. Nothing changes until more than half agree."
      : "This is proposed. Nothing changes until more than half of the table agrees.";
  }
  if (state === "draft") return "A draft that nobody else at the table sees yet.";
  return "A first proposal: pairs who work together kept, strengths spread. Nothing is saved yet.";
}
