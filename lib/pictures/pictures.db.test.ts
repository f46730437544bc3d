import { expect, test, vi } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type Actor, OUTSIDER, type PersonActor } from "../actor";
import { at } from "../clock";
import { transaction } from "../transaction";
import { attachPicture } from "./attach";
import { drawFormats } from "./draw-formats";
import { encodePicture } from "./encode";
import { forgetPictures } from "./forget";
import { acceptedFormats, type PictureFormat } from "./formats";
import { sweepUploads } from "./jobs";
import { readPicture, readPictureBytes } from "./read";
import { holdPicture, storePicture } from "./store";
import { cornersOf, quarters } from "./test-pictures";
import { cropPicture, readOriginal, sendPicture } from "./upload";

useTestDatabase();

const MIDDLE = { x: 0.5, y: 0.5, zoom: 1 };
const WEBP: PictureFormat[] = ["image/webp"];
const person = async (name: string): Promise<PersonActor> => {
  const [row] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values (${name}, 'Quill', ${`${name}@example.org`}, now()) returning id`;
  const nothing = { roles: [], leads: [], owns: [], judges: [] };
  return { kind: "person", personId: row?.id ?? "", name, ...nothing };
};
const send = async (actor: Actor) => sendPicture(actor, { bytes: await quarters(200), focal: MIDDLE });
const look = (actor: Actor, id: string, width = 96) => readPicture(actor, id, width, WEBP);
const exists = async (id: string) => (await getSql()`select 1 from pictures where id = ${id}`).length > 0;
const files = async () => Number((await getSql()`select count(*) from stored_files`)[0]?.count);

test("what somebody sent is theirs alone until something holds it", async () => {
  const [ada, bea] = [await person("ada"), await person("bea")];
  const admin: PersonActor = { ...(await person("root")), roles: ["admin", "people_team"] };
  const id = await send(ada);
  expect(await look(ada, id)).toMatchObject({ contentType: "image/webp", isForAll: false });
  expect(await readOriginal(ada, id)).toMatchObject({ contentType: "image/jpeg", focal: MIDDLE });
  for (const other of [bea, admin]) {
    await expect(look(other, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(readOriginal(other, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cropPicture(other, { pictureId: id, focal: MIDDLE })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  await expect(look(OUTSIDER, id)).rejects.toMatchObject({ code: "not_signed_in" });
  const screen: Actor = { kind: "display", tokenId: "00000000-0000-4000-8000-000000000000" };
  await expect(look(screen, id)).rejects.toMatchObject({ code: "not_signed_in" });
  await expect(
    attachPicture(getDb(), { pictureId: id, ownerId: bea.personId, visibleTo: "inside" }),
  ).rejects.toMatchObject({ code: "not_found" });

  await attachPicture(getDb(), { pictureId: id, ownerId: ada.personId, visibleTo: "case" });
  await expect(look(bea, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await readPictureBytes(id, 96, WEBP)).bytes.length).toBeGreaterThan(50);
  await attachPicture(getDb(), { pictureId: id, ownerId: ada.personId, visibleTo: "inside" });
  expect(await look(bea, id)).toMatchObject({ isForAll: true });
  await attachPicture(getDb(), { pictureId: id, ownerId: ada.personId, visibleTo: "case" });
  expect(await look(bea, id)).toMatchObject({ isForAll: true });
  await expect(readOriginal(bea, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(look(screen, id)).rejects.toMatchObject({ code: "not_signed_in" });
});

test("nobody learns that a picture exists: the same one has another name each time", async () => {
  const [cid, dan] = [await person("cid"), await person("dan")];
  const names = [await send(cid), await send(cid), await send(dan)];
  expect(new Set(names).size).toBe(3);
  const { contentId } = await encodePicture(await quarters(200), { focal: MIDDLE });
  expect(names).not.toContain(contentId);
});

test("a picture is found by its whole name at its widths; nothing else is looked up", async () => {
  const staff = await person("eve");
  const picture = await encodePicture(await quarters(300));
  const id = await storePicture(getDb(), await holdPicture(picture));
  expect(await storePicture(getDb(), await holdPicture(picture))).toBe(id);
  expect((await getSql()`select 1 from picture_sizes where picture_id = ${id}`).length).toBe(6);
  await expect(look(OUTSIDER, id)).rejects.toMatchObject({ code: "not_signed_in" });
  expect(await look(staff, id)).toMatchObject({ contentType: "image/webp" });
  for (const [name, width] of [
    [id, 97],
    [id, 99_999_999_999],
    [id, Number.POSITIVE_INFINITY],
    [id, Number.NaN],
    [id.toUpperCase(), 96],
    [`${id}/..`, 96],
    ["\0", 96],
    ["' or true --", 96],
  ] as const) {
    await expect(look(staff, name, width)).rejects.toMatchObject({ code: "not_found" });
    await expect(readPictureBytes(name, width, WEBP)).rejects.toMatchObject({ code: "not_found" });
    await expect(look(OUTSIDER, name, width)).rejects.toMatchObject({ code: "not_signed_in" });
  }
});

test("the browser's best format is served, at the nearest width there is", async () => {
  const staff = await person("flo");
  const id = await storePicture(getDb(), await holdPicture(await encodePicture(await quarters(700))));
  const typeOf = async (accept: string, width = 640) =>
    (await readPicture(staff, id, width, acceptedFormats(accept))).contentType;
  expect(await typeOf("image/avif,image/webp,*/*;q=0.8")).toBe("image/webp");
  expect(await drawFormats()).toBeGreaterThan(0);
  expect(await typeOf("image/avif,image/webp,*/*;q=0.8")).toBe("image/avif");
  expect(await typeOf("image/avif,image/webp", 96)).toBe("image/webp");
  expect(await typeOf("image/avif;q=0,image/webp")).toBe("image/webp");
  expect(await typeOf("*/*")).toBe("image/jpeg");
  expect(await typeOf("")).toBe("image/jpeg");
  const small = await storePicture(getDb(), await holdPicture(await encodePicture(await quarters(120))));
  expect((await look(staff, small, 1280)).bytes.length).toBe((await look(staff, small, 256)).bytes.length);
  expect(await drawFormats()).toBeGreaterThan(0);
  expect(await drawFormats()).toBe(0);
});

test("pictures of old, kept as WebP alone, are served on and given the other formats", async () => {
  const staff = await person("gil");
  const { sizes, ...rest } = await encodePicture(await quarters(640));
  const webp = sizes.filter(({ contentType }) => contentType === "image/webp");
  const id = await storePicture(getDb(), await holdPicture({ ...rest, sizes: webp }));
  expect(await readPicture(staff, id, 256, acceptedFormats("*/*"))).toMatchObject({
    contentType: "image/webp",
  });
  await expect(readPicture(staff, id, 256, ["image/jpeg"])).rejects.toMatchObject({ code: "not_found" });
  await drawFormats();
  const jpeg = await readPicture(staff, id, 256, ["image/jpeg"]);
  expect(await cornersOf(jpeg.bytes)).toBe("rgwb");
});

test("cutting anew keeps a waiting picture's name, and gives one that hangs another", async () => {
  const hal = await person("hal");
  const id = await send(hal);
  expect(await cropPicture(hal, { pictureId: id, focal: { x: 0, y: 0, zoom: 2 } })).toBe(id);
  expect(await cornersOf((await look(hal, id, 256)).bytes)).toBe("rrrr");
  await attachPicture(getDb(), { pictureId: id, ownerId: hal.personId, visibleTo: "inside" });
  const other = await cropPicture(hal, { pictureId: id, focal: { x: 1, y: 1, zoom: 2 } });
  expect(other).not.toBe(id);
  expect(await cornersOf((await look(hal, id, 256)).bytes)).toBe("rrrr");
  expect(await cornersOf((await look(hal, other, 256)).bytes)).toBe("wwww");
  expect(await cornersOf((await readOriginal(hal, other)).bytes)).toBe("rgwb");
});

test("one person has few pictures cut at once, so that nobody else waits for them", async () => {
  const uma = await person("uma");
  const id = await send(uma);
  const many = Array.from({ length: 8 }, (_, i) =>
    cropPicture(uma, { pictureId: id, focal: { x: i / 8, y: 0, zoom: 2 } }),
  );
  const refused = (await Promise.allSettled(many)).filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(5);
  expect(refused[0]).toMatchObject({ reason: { code: "too_many", retryAfterSeconds: 10 } });
  await cropPicture(uma, { pictureId: id, focal: MIDDLE });
});

test("what belongs to nothing goes after a day with its bytes; a portrait and what a draft names stay", async () => {
  const ivy = await person("ivy");
  const dayAgo = new Date(Date.now() - 2 * 86_400_000);
  const [lost, hung, drafted] = await at(dayAgo, async () => [
    await send(ivy),
    await send(ivy),
    await send(ivy),
  ]);
  const fresh = await send(ivy);
  // Words that name a picture hold nothing.
  const draft = { story: `She paired a spare, ${lost}.`, pictureId: drafted };
  await getSql()`insert into nomination_drafts values (${ivy.personId}, ${JSON.stringify(draft)}::jsonb, now())`;
  await transaction((tx) =>
    attachPicture(tx, { pictureId: hung ?? "", ownerId: ivy.personId, visibleTo: "inside" }),
  );
  await getSql()`update people set picture_id = ${hung ?? ""} where id = ${ivy.personId}`;
  const before = await files();
  await sweepUploads();
  expect(await Promise.all([lost, hung, drafted, fresh].map((id) => exists(id ?? "")))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(before - (await files())).toBeGreaterThanOrEqual(5);
  const unnamed = await getSql()`select key from stored_files f where not exists
    (select 1 from picture_sizes where file_key = f.key) and not exists (select 1 from pictures where original_key = f.key)`;
  expect(unnamed).toHaveLength(0);
});

test("the sweep knows every table that may hold a picture", async () => {
  const rows = await getSql()<{ name: string }[]>`
    select conrelid::regclass::text as name from pg_constraint
    where confrelid = 'pictures'::regclass and contype = 'f' and conrelid <> 'picture_sizes'::regclass order by 1`;
  const known = /from (\w+) where picture_id = p\.id/g;
  expect(rows.map(({ name }) => name)).toEqual(
    [...forgetPictures.toString().matchAll(known)].map(([, name]) => name).sort(),
  );
});

test("twenty may wait, the oldest beyond them goes; and nobody sends without end", async () => {
  const jon = await person("jon");
  const time = new Date(Math.ceil(Date.now() / 600_000) * 600_000);
  const sent: string[] = [];
  for (let i = 0; i < 22; i += 1) sent.push(await at(new Date(time.getTime() + i * 1000), () => send(jon)));
  expect(await Promise.all(sent.map(exists))).toEqual(sent.map((_, i) => i >= 2));
  await getSql()`update rate_windows set hits = 40`;
  const wait = at(new Date(time.getTime() + 30_000), () => send(jon));
  await expect(wait).rejects.toMatchObject({ code: "too_many", retryAfterSeconds: 570 });
});

test("in the demo a face is seen by all, but not what somebody has only just sent", async () => {
  const kim = await person("kim");
  const [face, waiting] = [await send(kim), await send(kim)];
  await attachPicture(getDb(), { pictureId: face, ownerId: kim.personId, visibleTo: "inside" });
  await getSql()`insert into company (name, demo_mark, created_at) values ('Beacon', 'beacon', now())`;
  vi.stubEnv("DEMO", "1");
  expect(await look(OUTSIDER, face)).toMatchObject({ isForAll: true });
  await expect(look(OUTSIDER, waiting)).rejects.toMatchObject({ code: "not_found" });
  vi.unstubAllEnvs();
});
