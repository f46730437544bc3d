import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { canKeepDirectory } from "../policy";
import type { Refusal } from "../types";

type About = Pick<Refusal, "noun" | "subject">;
const KEPT_DAYS = 30;

/**
 * Keeps what the machine asked for and could not have, for the administration to see: the command it asked for has rolled
 * back by then. Older ones are forgotten.
 * @param refusal `subject`: a name, or an id of ours
 * @throws AppError not_signed_in, forbidden
 */
export async function noteRefusal(
  actor: Actor,
  refusal: About & Pick<Refusal, "people" | "reason">,
): Promise<void> {
  authorize(actor, canKeepDirectory(actor));
  if (actor.kind !== "machine") return;
  const time = now().toISOString();
  const { noun, people, reason } = refusal;
  await getDb().execute(sql`
    insert into connection_refusals (token_id, noun, subject, people, reason, last_at)
    values (${actor.tokenId}, ${noun}, left(${nameOf(refusal)}, 320), ${people}, left(${reason}, 600), ${time}::timestamptz)
    on conflict (token_id, noun, subject) do update
    set people = excluded.people, reason = excluded.reason, last_at = excluded.last_at, times = connection_refusals.times + 1`);
  await getDb().execute(sql`
    delete from connection_refusals where last_at < ${time}::timestamptz - ${`${KEPT_DAYS} days`}::interval`);
}

/** What was refused before has succeeded. @throws AppError not_signed_in, forbidden */
export async function forgetRefusal(actor: Actor, about: About): Promise<void> {
  authorize(actor, canKeepDirectory(actor));
  if (actor.kind !== "machine") return;
  await getDb().execute(sql`
    delete from connection_refusals
    where token_id = ${actor.tokenId} and noun = ${about.noun} and subject = left(${nameOf(about)}, 320)`);
}

/** What a row is called here, where the machine named it by id. */
function nameOf({ noun, subject }: About) {
  if (!isId(subject)) return sql`${subject}`;
  return noun === "person"
    ? sql`coalesce((select coalesce(user_name, email) from people where id = ${subject}), ${subject})`
    : sql`coalesce((select name from unit_versions where unit_id = ${subject} order by lower(valid) desc limit 1), ${subject})`;
}
