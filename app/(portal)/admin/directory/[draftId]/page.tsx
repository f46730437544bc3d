import type { Metadata } from "next";
import { AllOrNothing } from "@/components/import/all-or-nothing";
import { DiffLines } from "@/components/import/diff-lines";
import { FileRow } from "@/components/import/file-row";
import { KeptLines } from "@/components/import/kept-lines";
import { MappingForm } from "@/components/import/mapping-form";
import { WhileItRuns } from "@/components/import/while-it-runs";
import { LinkButton } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Step } from "@/components/ui/step";
import { getImport, getLastImport, type ImportDraft } from "@/features/people/queries/get-import";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Everybody in, from one file" };

type Props = { params: Promise<{ draftId: string }> };

/** A directory file on its way in: what it means, what makes a team, what would happen, and the one button. */
export default async function ImportPage({ params }: Props) {
  const { draftId } = await params;
  const actor = await getActor();
  const draft = await readPage(() => getImport(actor, draftId));
  const last = draft.appliedAt && (await readPage(() => getLastImport(actor)));
  const { id, state, problem, appliedAt, undoneAt, ...run } = draft;
  const faces = facesOf(draft);
  const isOpen = state === "ready" || state === "looking";
  return (
    <div className="shell">
      <PageHeader
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/directory", label: "Directory" },
        ]}
        title="Everybody in, from one file"
        lead="Look it over, change what we guessed, then seat everybody at once."
      />
      <div className="grid items-start gap-7 lg:grid-cols-[1fr_340px] xl:grid-cols-[1fr_390px]">
        <div className="min-w-0">
          <Step number={1} title="The file">
            <FileRow draftId={id} run={run} mayAdd={isOpen} />
          </Step>
          {appliedAt && <WhatNext />}
          {isOpen && run.columns.length > 0 && (
            <>
              <MappingForm
                key={run.columns.map((column) => column.meaning).join() + run.rule + run.whole}
                draftId={id}
                run={run}
                faces={faces}
              />
              {state === "ready" && (
                <Step number={4} title="What would happen" aside={sizeOf(run)}>
                  <DiffLines draftId={id} run={run} faces={faces} />
                </Step>
              )}
            </>
          )}
          {state === "seating" && (
            <Step number={2} title="What is happening" aside={sizeOf(run)}>
              <DiffLines draftId={id} run={run} faces={faces} />
            </Step>
          )}
          {appliedAt && (
            <Step number={2} title="What happened" aside={sizeOf(run)}>
              <DiffLines draftId={id} run={run} faces={faces} />
            </Step>
          )}
          {run.keptInAll > 0 && <KeptLines kept={run.kept} inAll={run.keptInAll} />}
        </div>
        <div className="grid gap-5 lg:sticky lg:top-6">
          <AllOrNothing
            {...{ draftId: id, run, state, problem }}
            appliedOn={appliedAt && dayOf(appliedAt)}
            undoneOn={undoneAt && dayOf(undoneAt)}
            mayBeUndone={last !== null && last.id === id && last.mayBeUndone}
          />
          {(state === "reading" || state === "looking" || state === "seating") && (
            <WhileItRuns key={state} draftId={id} work={state} fileName={run.file.name} people={run.people} />
          )}
        </div>
      </div>
    </div>
  );
}

function WhatNext() {
  return (
    <Card className="mt-7">
      <CardTitle>What is next</CardTitle>
      <p className="mb-4 max-w-[60ch] text-ink-2">
        Say who is on the people team, and write sign-in links for the first few. Then open a round when you
        are ready.
      </p>
      <LinkButton href="/admin/people" variant="secondary">
        People and roles
      </LinkButton>
    </Card>
  );
}

/** The company that the file describes, in one line. */
function sizeOf({
  file,
  departments,
  businessUnits,
}: Pick<ImportDraft, "file" | "departments" | "businessUnits">): string | null {
  if (departments + businessUnits === 0) return null;
  const units = businessUnits > 0 ? `, ${businessUnits} business units` : "";
  return `${file.rows} people, ${departments} departments${units}`;
}

/** Pictures by person id of everybody who shows on this page. */
function facesOf({ example, over }: ImportDraft): Record<string, string | null> {
  const drawn = example ? [example.lead, example.subLead, ...example.reports, ...example.subReports] : [];
  const leads = over.map((team) => team.lead).filter((lead) => lead !== null);
  return Object.fromEntries([...drawn, ...leads].map(({ id, pictureId }) => [id, pictureUrl(pictureId, 96)]));
}

function dayOf(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(date);
}
