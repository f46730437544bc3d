import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { canRunAwards, canRunChannels } from "../policy";
import { placeWords } from "../rules/channel-words";
import { momentWords } from "../rules/months";
import type { AnnouncementDesk, AnnouncementRow, Channel } from "../types/result";
import { readBonds } from "./read-cases";
import { readWins, type Win } from "./read-wins";
import { readTimeZone } from "./time-zone";

/**
 * Announcements to come and the last twelve, with what each channel heard, and the channels; for those who run awards. A
 * win that is the reader's own, or their table's, is left out until it is announced.
 * @throws AppError not_signed_in, forbidden
 */
export async function getAnnouncements(actor: Actor): Promise<AnnouncementDesk> {
  authorize(actor, canRunAwards(actor));
  const db = getDb();
  const [timeZone, coming, past, posts, channels, bonds] = await Promise.all([
    readTimeZone(db),
    readWins(db, sql`w.announced_at is null and w.stood_down_at is null`),
    readWins(
      db,
      sql`w.id in (select id from wins where announced_at is not null order by announced_at desc limit 12)`,
    ),
    readPosts(),
    readChannels(),
    actor.kind === "person" ? readBonds(db, actor.personId) : null,
  ]);
  const isTheirs = ({ winner }: Win) =>
    bonds !== null && [bonds.personId, bonds.teamId, ...bonds.leads].includes(winner.id);
  const rowOf = (win: Win): AnnouncementRow => ({
    winId: win.id,
    cycleId: win.cycleId,
    awardName: win.awardName,
    isJacket: win.isJacket,
    month: win.month,
    winner: win.winner,
    isHere: win.isHere,
    consent: win.consent,
    isAsked: win.askedAt !== null,
    wish: win.wish,
    when: momentWords(win.announcedAt ?? win.announceAt, timeZone),
    isAnnounced: win.announcedAt !== null,
    posts: posts.filter(({ winId }) => winId === win.id).map(({ winId, ...post }) => post),
  });
  return {
    coming: coming.filter((win) => !isTheirs(win)).map(rowOf),
    past: past.sort((a, b) => Number(b.announcedAt) - Number(a.announcedAt)).map(rowOf),
    channels,
    mayRunChannels: canRunChannels(actor),
  };
}

type PostRow = AnnouncementRow["posts"][number] & { winId: string };

async function readPosts(): Promise<PostRow[]> {
  const rows = await getDb().execute(sql`
    select x.win_id as "winId", x.channel_id as "channelId", c.name as "channelName", x.sent_at is not null as "isSent",
      x.failure, c.removed_at is null and x.failure <> '' as "canRepeat"
    from announcements x join announcement_channels c on c.id = x.channel_id
    where x.win_id in (select id from wins where announced_at is not null order by announced_at desc limit 12)
    order by c.added_at, c.id`);
  return rows as unknown as PostRow[];
}

async function readChannels(): Promise<Channel[]> {
  const rows = await getDb().execute(sql`
    select c.id, c.kind, c.name, c.address, c.added_at as "addedAt", p.name as "addedBy"
    from announcement_channels c join people p on p.id = c.added_by
    where c.removed_at is null order by c.added_at, c.id`);
  return rows.map(({ address, addedAt, ...row }) => ({
    ...(row as Pick<Channel, "id" | "kind" | "name" | "addedBy">),
    place: placeWords(String(row.kind), String(address)),
    addedAt: new Date(String(addedAt)),
  }));
}
