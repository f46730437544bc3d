import { and, eq, isNull } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { announcementChannels, announcements } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { mailList, whyNotMail } from "@/lib/mail";
import { ownAddress } from "@/lib/own-address";
import { transaction } from "@/lib/transaction";
import { type Posted, postWebhook, whyNotPost } from "@/lib/webhook";
import type { NewChannel, Post } from "../input/result";
import { canRunChannels } from "../policy";
import { readWin } from "../queries/read-wins";
import { type News, newsMail, slackMessage, teamsMessage, testNews } from "../rules/channel-words";
import { enqueuePost } from "./announce";

/**
 * Has a channel of Slack or Teams, or a mailing list, hear announcements from now on. The address of a channel is a secret:
 * it is kept, and never shown or audited.
 * @throws AppError not_signed_in, forbidden, invalid (an address we would not post to), conflict (there already)
 */
export async function addChannel(actor: Actor, input: NewChannel): Promise<{ channelId: string }> {
  const { personId } = requireAdmin(actor);
  const { kind, name, address } = input;
  const sentence = kind === "mail" ? whyNotMail(address) : whyNotPost(kind, address);
  if (sentence) throw new AppError("invalid", sentence, { address: sentence });
  return transaction(async (tx) => {
    const same = and(eq(announcementChannels.address, address), isNull(announcementChannels.removedAt));
    const [there] = await tx
      .select({ name: announcementChannels.name })
      .from(announcementChannels)
      .where(same);
    if (there) {
      const words = `This address is ${there.name}'s, which hears announcements already.`;
      throw new AppError("conflict", words, { address: words });
    }
    const [channel] = await tx
      .insert(announcementChannels)
      .values({ kind, name, address, addedBy: personId, addedAt: now() })
      .returning({ id: announcementChannels.id });
    if (!channel) throw new Error("the channel was not written");
    await record(tx, actor, "channel added", `channel:${channel.id}`, { kind, name });
    return { channelId: channel.id };
  });
}

/** Has a channel hear nothing any more; its address is forgotten. @throws AppError not_signed_in, forbidden, not_found */
export async function removeChannel(actor: Actor, { channelId }: { channelId: string }): Promise<void> {
  requireAdmin(actor);
  await transaction(async (tx) => {
    const live = and(eq(announcementChannels.id, channelId), isNull(announcementChannels.removedAt));
    const [removed] = await tx
      .update(announcementChannels)
      .set({ removedAt: now(), address: "" })
      .where(live)
      .returning({ name: announcementChannels.name });
    if (!removed) throw notThere();
    await record(tx, actor, "channel removed", `channel:${channelId}`, { name: removed.name });
  });
}

/**
 * Sends a channel a test message now, and says what came of it.
 * @throws AppError not_signed_in, forbidden, not_found, conflict (it did not arrive, and why)
 */
export async function tryChannel(
  actor: Actor,
  { channelId }: { channelId: string },
): Promise<{ name: string }> {
  requireAdmin(actor);
  const channel = await readChannel(getDb(), channelId);
  if (!channel) throw notThere();
  const posted = await send(channel, testNews(ownAddress("/wall")));
  if (!posted.ok) throw new AppError("conflict", `The test message did not arrive. ${posted.why}`);
  return { name: channel.name };
}

/** Has a channel told of a win again after it failed. @throws AppError not_signed_in, forbidden, not_found, conflict */
export async function sendAgain(actor: Actor, { winId, channelId }: Post): Promise<void> {
  requireAdmin(actor);
  await transaction(async (tx) => {
    const post = await lockPost(tx, winId, channelId);
    if (!post || !(await readChannel(tx, channelId))) throw notThere();
    if (post.sentAt) throw new AppError("conflict", "The channel has heard of it. It is told once.");
    await tx.update(announcements).set({ failure: "" }).where(thisPost(winId, channelId));
    await record(tx, actor, "announcement sent again", `win:${winId}`, { channelId });
    await enqueuePost(tx, winId, channelId);
  });
}

/**
 * Tells a channel of a win that hangs, once: whoever else is at it waits for the row and finds it told. A failure is
 * kept for the people who run channels.
 * @throws Error when it is worth trying again, for the job
 */
export async function postAnnouncement(actor: Actor, { winId, channelId }: Post): Promise<void> {
  authorize(actor, actor.kind === "system");
  const again = await transaction(async (tx) => {
    const post = await lockPost(tx, winId, channelId);
    const channel = await readChannel(tx, channelId);
    const win = await readWin(tx, winId);
    if (!post || post.sentAt || !channel) return false;
    if (win?.consent !== "given" || !win.announcedAt) {
      await keep(tx, winId, channelId, { failure: "It does not hang any more, so nothing was sent." });
      return false;
    }
    const news: News = {
      awardName: win.awardName,
      month: win.month,
      winnerName: win.winner.name,
      citation: win.citation,
      voices: win.voices,
      address: ownAddress(`/wall/${winId}`),
    };
    const posted = await send(channel, news);
    await keep(tx, winId, channelId, posted.ok ? { sentAt: now(), failure: "" } : { failure: posted.why });
    return !posted.ok && posted.again;
  });
  if (again) throw new Error("the channel could not be reached");
}

type Channel = Pick<typeof announcementChannels.$inferSelect, "kind" | "name" | "address">;

function send({ kind, name, address }: Channel, news: News): Promise<Posted> {
  if (kind === "mail") return mailList({ name, address }, newsMail(news));
  return postWebhook(kind, address, kind === "slack" ? slackMessage(news) : teamsMessage(news));
}

function requireAdmin(actor: Actor) {
  authorize(actor, canRunChannels(actor), "Only an admin lets a channel hear announcements.");
  return requirePerson(actor);
}

async function readChannel(db: Db, channelId: string) {
  const [channel] = await db
    .select()
    .from(announcementChannels)
    .where(and(eq(announcementChannels.id, channelId), isNull(announcementChannels.removedAt)));
  return channel ?? null;
}

async function lockPost(tx: Db, winId: string, channelId: string) {
  const [post] = await tx.select().from(announcements).where(thisPost(winId, channelId)).for("update");
  return post ?? null;
}

async function keep(tx: Db, winId: string, channelId: string, what: { sentAt?: Date; failure: string }) {
  await tx.update(announcements).set(what).where(thisPost(winId, channelId));
}

function thisPost(winId: string, channelId: string) {
  return and(eq(announcements.winId, winId), eq(announcements.channelId, channelId));
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such channel.");
}
