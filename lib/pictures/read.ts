import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "../actor";
import { demoIsOn } from "../demo";
import { AppError } from "../errors";
import { readObject } from "../storage/keep";
import { isPictureId, PICTURE_WIDTHS } from "./address";
import type { PictureFormat } from "./formats";

export type ServedPicture = { contentType: string; bytes: Uint8Array };

/**
 * A picture at a width, in the first of `formats` there is. Everybody signed in may see what hangs somewhere inside
 * (and all may in the demo, where faces are drawn), the office screen what hangs on the wall, and only its owner what
 * belongs to nothing yet or to a case. For all others there is no such picture.
 * @param formats the best one first
 * @returns the bytes, and whether they may be kept for ever: what is not for everybody is not kept at all
 * @throws AppError not_signed_in, not_found, unavailable
 */
export async function readPicture(
  actor: Actor,
  pictureId: string,
  width: number,
  formats: readonly PictureFormat[],
): Promise<ServedPicture & { isForAll: boolean }> {
  const isOne = isPictureId(pictureId) && isWidth(width);
  if (actor.kind === "display") {
    if (!isOne || !(await hangsOnWall(pictureId))) requirePerson(actor);
  } else if (actor.kind !== "person" && !(await demoIsOn())) requirePerson(actor);
  const size = isOne ? await findSize(pictureId, width, formats) : undefined;
  if (!size || !maySee(actor, size)) throw noPicture();
  const bytes = size.bytes ?? (await readObject(size.key));
  if (!bytes) throw noPicture();
  return { contentType: size.contentType, bytes, isForAll: size.visibleTo === "inside" };
}

/**
 * The same without asking who wants it: for a feature's query that has decided by itself who may see a case.
 * @throws AppError not_found, unavailable
 */
export async function readPictureBytes(
  pictureId: string,
  width: number,
  formats: readonly PictureFormat[],
): Promise<ServedPicture> {
  const size =
    isPictureId(pictureId) && isWidth(width) ? await findSize(pictureId, width, formats) : undefined;
  const bytes = size && (size.bytes ?? (await readObject(size.key)));
  if (!bytes) throw noPicture();
  return { contentType: size.contentType, bytes };
}

type Size = {
  visibleTo: "owner" | "case" | "inside";
  ownerId: string | null;
  contentType: string;
  key: string;
  bytes: Uint8Array | null;
};

function maySee(actor: Actor, { visibleTo, ownerId }: Size): boolean {
  if (visibleTo === "inside" || actor.kind === "display") return true;
  return actor.kind === "person" && ownerId === actor.personId;
}

/** The width that was asked for, else the nearest one there is: small pictures are not enlarged. */
async function findSize(
  pictureId: string,
  width: number,
  formats: readonly PictureFormat[],
): Promise<Size | undefined> {
  const wanted = sql.join(
    formats.map((format) => sql`${format}`),
    sql`, `,
  );
  const [size] = await getDb().execute<Size>(sql`
    select p.visible_to as "visibleTo", p.owner_id as "ownerId", s.content_type as "contentType", f.key, f.bytes
    from pictures p join picture_sizes s on s.picture_id = p.id join stored_files f on f.key = s.file_key
    where p.id = ${pictureId} and s.content_type in (${wanted})
    order by s.width < ${width}, abs(s.width - ${width}), array_position(array[${wanted}], s.content_type)
    limit 1`);
  return size;
}

/** What the office screen shows: a winner's own choice for the frame, else their portrait, unless they want none. */
async function hangsOnWall(pictureId: string): Promise<boolean> {
  const rows = await getDb().execute(sql`
    select 1 from hung_wins where show_picture and picture_id = ${pictureId}
    union all
    select 1 from people p join hung_wins w on w.winner_person_id = p.id
    where p.picture_id = ${pictureId} and w.show_picture and w.picture_id is null limit 1`);
  return rows.length > 0;
}

function isWidth(width: number): boolean {
  return (PICTURE_WIDTHS as readonly number[]).includes(width);
}

function noPicture(): AppError {
  return new AppError("not_found", "There is no such picture.");
}
