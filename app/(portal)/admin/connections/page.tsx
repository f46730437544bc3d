import type { Metadata } from "next";
import { ConnectForm } from "@/components/connections/connect-form";
import { ConnectionRow } from "@/components/connections/connection-row";
import { CopyButton } from "@/components/connections/copy-button";
import { RefusalList } from "@/components/connections/refusal-list";
import { Card, CardTitle } from "@/components/ui/card";
import { day, dayAndHour } from "@/components/ui/dates";
import { PageHeader } from "@/components/ui/page-header";
import { getConnectionsDesk } from "@/features/connections/queries/desk";
import { agoWords, weekWords } from "@/features/connections/rules/heard";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { ownAddress } from "@/lib/own-address";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Connections" };

/** How the company's directory keeps people and teams in step: its tokens, what came in, what could not. */
export default async function ConnectionsPage() {
  const actor = await getActor();
  const desk = await readPage(() => getConnectionsDesk(actor));
  const time = now();
  const address = ownAddress("/scim/v2");
  return (
    <div className="shell">
      <PageHeader
        title="Connections"
        lead="Your directory tells us who came, who moved and who left, by SCIM 2.0. A token lets it in. It can seat people, and it can give nobody a role."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Connections" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1.2fr_1fr]">
        <div className="min-w-0 space-y-6">
          <Card>
            <CardTitle>Let a directory in</CardTitle>
            <ol className="mb-5 list-decimal space-y-2 pl-5">
              <li>
                Paste this address into Okta, Entra ID or whatever you have:
                <span className="mt-2 flex flex-wrap items-center gap-3">
                  <output className="min-w-0 rounded-small bg-tray px-3 py-2 font-till text-small break-all select-all">
                    {address}
                  </output>
                  <CopyButton words={address} what="the address" />
                </span>
              </li>
              <li>Make a token here and paste it there.</li>
              <li>Send people first, then the groups that are teams.</li>
            </ol>
            <ConnectForm />
          </Card>
          <Card>
            <CardTitle>In now</CardTitle>
            {desk.connections.length === 0 && <p className="text-ink-2">No directory is let in yet.</p>}
            <ul>
              {desk.connections.map(({ id, name, createdAt, createdBy, expiresAt, lastUsedAt }) => (
                <ConnectionRow
                  key={id}
                  id={id}
                  name={name}
                  made={`made on ${day(createdAt)} by ${createdBy}`}
                  heard={lastUsedAt && agoWords(lastUsedAt, time)}
                  lastDay={expiresAt && dayAndHour(expiresAt)}
                />
              ))}
            </ul>
          </Card>
        </div>
        <div className="min-w-0 space-y-6">
          <Card tone="dough">
            <CardTitle>What came in</CardTitle>
            <p>
              {desk.people} people at {desk.teams} tables are kept here now. {weekWords(desk.lastWeek)}
            </p>
          </Card>
          <Card>
            <CardTitle aside="until it succeeds, 30 days at most">Could not be done</CardTitle>
            <RefusalList
              refusals={desk.refusals.map(({ lastAt, ...refusal }) => ({
                ...refusal,
                ago: agoWords(lastAt, time),
              }))}
            />
          </Card>
        </div>
      </div>
    </div>
  );
}
