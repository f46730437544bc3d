import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BringFiles } from "@/components/import/bring-files";
import { UndoFile } from "@/components/import/undo-file";
import { TextLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { canImport } from "@/features/people/policy";
import { getLastImport, getOpenImport } from "@/features/people/queries/get-import";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Everybody in, from one file" };

/** Where a directory file is brought in. Looking at it comes next; nobody is seated here. */
export default async function DirectoryPage() {
  const actor = await getActor();
  if (actor.kind === "person" && !canImport(actor)) notFound();
  const [open, last] = await readPage(() => Promise.all([getOpenImport(actor), getLastImport(actor)]));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Directory" }]}
        title="Everybody in, from one file"
        lead="Any HR system’s CSV will do. Look it over, change what we guessed, then seat everybody at once."
      />
      <div className="grid items-start gap-7 lg:grid-cols-[1fr_340px]">
        <div className="min-w-0">
          <BringFiles />
        </div>
        <Card tone="hood">
          <h2 className="font-sign text-section">All or nothing</h2>
          <ul className="mt-3 list-disc space-y-2 pl-5">
            <li>You see every change before it happens.</li>
            <li>If one person cannot sit down, nobody does, and you get line and column.</li>
            <li>The same file again changes nothing.</li>
            <li>You say whether the file is the whole company. If not, whoever is not in it stays.</li>
            <li>The last file can be undone for 30 days.</li>
          </ul>
          {last && (
            <div className="mt-5 border-t border-white/40 pt-4">
              <p>
                <b>{last.fileName}</b> was the last one, applied by {last.by} on {dayOf(last.appliedAt)}.
              </p>
              {last.mayBeUndone && <UndoFile draftId={last.id} fileName={last.fileName} />}
            </div>
          )}
          {open && (
            <p className="mt-5 border-t border-white/40 pt-4">
              <b>{open.fileName}</b> is still on the counter.{" "}
              <TextLink href={`/admin/directory/${open.id}`}>Go on with it</TextLink>
            </p>
          )}
        </Card>
      </div>
    </div>
  );
}

function dayOf(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(date);
}
