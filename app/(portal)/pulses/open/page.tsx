import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OpenForm } from "@/components/pulse/open-form";
import { dayAndHour } from "@/components/ui/dates";
import { PageHeader } from "@/components/ui/page-header";
import { seasonOf } from "@/features/services/rules";
import { getOpenRound, previewRound } from "@/features/surveys/queries";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Open a pulse" };

const LASTS_DAYS = [3, 5, 7, 10, 14];

/** Where the people team sets up a pulse. While one is open there is nothing to set up. */
export default async function OpenPulsePage() {
  const actor = await getActor();
  const [preview, open] = await readPage(() => Promise.all([previewRound(actor), getOpenRound(actor)]));
  if (open) redirect(`/pulses/${open.id}`);
  const name = `${seasonOf(now())} pulse`;
  return (
    <div className="shell">
      <PageHeader
        title={`Open the ${name.charAt(0).toLowerCase()}${name.slice(1)}`}
        crumbs={[{ href: "/pulses", label: "Pulses" }]}
        lead="What you set here is frozen the moment it opens. Changing your mind then means a new round."
      />
      <OpenForm preview={preview} defaultName={name} closings={closings(now())} />
    </div>
  );
}

/** Noon of a few days to come. */
function closings(time: Date): { value: string; label: string }[] {
  return LASTS_DAYS.map((days) => {
    const noon = new Date(time.getFullYear(), time.getMonth(), time.getDate() + days, 12);
    return { value: noon.toISOString(), label: dayAndHour(noon) };
  });
}
