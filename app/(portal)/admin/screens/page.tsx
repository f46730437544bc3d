import type { Metadata } from "next";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenForm } from "@/components/wall/screen-form";
import { ScreenRow } from "@/components/wall/screen-row";
import { listScreens } from "@/features/wall/queries/screens";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { ownOrigin } from "@/lib/own-address";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Screens" };

/** The office screens that show the wall without sign-in. */
export default async function ScreensPage() {
  const actor = await getActor();
  const screens = await readPage(() => listScreens(actor));
  const time = now();
  return (
    <div className="shell">
      <PageHeader
        title="Screens"
        lead="A screen shows the Wall of Fame without sign-in: frames, kept promises to everybody, and the jacket's countdown."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Screens" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>Hang the wall on a screen</CardTitle>
          <ScreenForm origin={ownOrigin()} />
          <p className="mt-5 border-t border-line pt-4 text-small text-ink-2">
            A screen keeps what it shows, so that a night without network changes nothing. It asks once a
            minute what is new: whoever takes their frame down is gone then, and a screen that you take down
            goes dark and deletes what it kept. One that hears nothing for three days deletes it by itself.
          </p>
        </Card>
        <Card>
          <CardTitle>Screens that may show it</CardTitle>
          {screens.length === 0 && <p className="text-ink-2">No screen shows the wall yet.</p>}
          <ul>
            {screens.map((screen) => (
              <ScreenRow key={screen.id} screen={screen} time={time} />
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}
