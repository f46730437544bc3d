import type { Metadata } from "next";
import { AnnouncementList } from "@/components/awards/announcement-list";
import { ChannelForm } from "@/components/awards/channel-form";
import { ChannelList } from "@/components/awards/channel-list";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getAnnouncements } from "@/features/awards/queries/announcements";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Announcements" };

/** What is about to be announced, what was, and which channels hear of it. */
export default async function AnnouncementsPage() {
  const actor = await getActor();
  const { coming, past, channels, mayRunChannels } = await readPage(() => getAnnouncements(actor));
  const pictureOf = (id: string | null) => pictureUrl(id, 96);
  return (
    <div className="shell pb-12">
      <PageHeader
        title="Announcements"
        lead="Each comes at its moment, everywhere at once: the wall, Home, mail and the channels below. Nothing is said before."
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Announcements" }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1.5fr_1fr]">
        <div className="grid gap-6">
          <Card>
            <CardTitle aside={coming.length > 0 && "Please keep it to yourself"}>To come</CardTitle>
            {coming.length === 0 && <p className="text-ink-2">Nothing is decided that is not out yet.</p>}
            <AnnouncementList rows={coming} pictureOf={pictureOf} />
          </Card>
          <Card>
            <CardTitle>Out already</CardTitle>
            {past.length === 0 && <p className="text-ink-2">Nothing was announced yet.</p>}
            <AnnouncementList rows={past} pictureOf={pictureOf} />
          </Card>
        </div>
        <div className="grid gap-6">
          <Card>
            <CardTitle>Channels that hear of it</CardTitle>
            {mayRunChannels ? (
              <ChannelList channels={channels} />
            ) : (
              <p className="text-ink-2">
                {channels.length === 0 ? "None yet." : channels.map(({ name }) => name).join(", ")} An admin
                adds and removes them.
              </p>
            )}
          </Card>
          {mayRunChannels && (
            <Card tone="tray">
              <CardTitle>Add a channel</CardTitle>
              <ChannelForm />
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
