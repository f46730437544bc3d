import type { Metadata } from "next";
import { OneButton } from "@/components/awards/one-button";
import { Card, CardTitle } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenForm } from "@/components/wall/screen-form";
import { dayWords } from "@/features/awards/rules/months";
import { revokeScreen } from "@/features/wall/actions";
import { listScreens } from "@/features/wall/queries/screens";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Screens" };

/** The office screens that show the wall without sign-in. */
export default async function ScreensPage() {
  const actor = await getActor();
  const screens = await readPage(() => listScreens(actor));
  const origin = new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3000").origin;
  return (
    <div className="shell">
      <PageHeader
        title="Screens"
        lead="A screen shows the Wall of Fame without sign-in, and nothing else."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Screens" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>Hang the wall on a screen</CardTitle>
          <ScreenForm origin={origin} />
        </Card>
        <Card>
          <CardTitle>On now</CardTitle>
          {screens.length === 0 && <p className="text-ink-2">No screen shows the wall yet.</p>}
          <ul>
            {screens.map(({ id, name, createdAt, createdBy }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-4 border-t border-line py-3 first:border-0"
              >
                <Icon name="screen" size={24} className="text-ink-2" />
                <p className="min-w-0 flex-1">
                  <b className="block">{name}</b>
                  <span className="text-small text-ink-2">
                    since {dayWords(createdAt)}, by {createdBy}
                  </span>
                </p>
                <OneButton action={revokeScreen} fields={{ screenId: id }} size="sm">
                  Take it down
                </OneButton>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}
