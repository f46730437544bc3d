"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Pill } from "@/components/ui/pill";
import { removeChannel, tryChannel } from "@/features/awards/actions";
import { dayWords } from "@/features/awards/rules/months";
import type { Channel } from "@/features/awards/types/result";

const KINDS = { slack: "Slack", teams: "Teams", mail: "Mail" };

/** The channels that hear announcements, each with a test message and a way out. */
export function ChannelList({ channels }: { channels: Channel[] }) {
  if (channels.length === 0) {
    return <p className="text-ink-2">No channel hears of winners yet. The wall and Home do without.</p>;
  }
  return (
    <ul>
      {channels.map((channel) => (
        <ChannelRow key={channel.id} channel={channel} />
      ))}
    </ul>
  );
}

function ChannelRow({ channel: { id, kind, name, place, addedBy, addedAt } }: { channel: Channel }) {
  const [tried, tryIt, isTrying] = useActionState(tryChannel, null);
  const [removed, remove, isGoing] = useActionState(removeChannel, null);
  return (
    <li className="border-t border-line py-4 first:border-0 first:pt-1">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <p className="min-w-60 flex-1">
          <span className="flex flex-wrap items-center gap-2.5">
            <b>{name}</b> <Pill>{KINDS[kind]}</Pill>
          </span>
          <span className="block text-small break-words text-ink-2">
            {place}. Since {dayWords(addedAt)}, by {addedBy}.
          </span>
        </p>
        <div className="flex flex-wrap gap-3">
          <form action={tryIt}>
            <input type="hidden" name="channelId" value={id} />
            <Button
              type="submit"
              variant="secondary"
              disabled={isTrying}
              aria-label={`Send ${name} a test message`}
            >
              {isTrying ? "Sending" : "Send a test"}
            </Button>
          </form>
          <form action={remove}>
            <input type="hidden" name="channelId" value={id} />
            <Button type="submit" variant="secondary" disabled={isGoing} aria-label={`Remove ${name}`}>
              Remove
            </Button>
          </form>
        </div>
      </div>
      <FormMessage state={tried ?? removed} />
    </li>
  );
}
