import { z } from "zod";
import { showsSomething } from "@/lib/text";
import { CITATION_AT_MOST } from "../rules/story";

const Id = z.guid("Choose one from the list.");
const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);
const YesOrNo = z.stringbool("Say yes or no.").or(z.boolean());

/**
 * How a winner would hang. "portrait": name and the picture they are known by here. "picture": name and another one.
 * "name": without a picture. "no": not at all.
 */
export const ConsentAnswer = z
  .object({
    winId: Id,
    answer: z.enum(
      ["portrait", "picture", "name", "no"],
      "Choose how you would like to hang, or not at all.",
    ),
    pictureId: z
      .string()
      .regex(/^([0-9a-f]{64})?$/, "Choose the picture again.")
      .default(""),
    wish: Words(500).default(""),
    /** The words below the frame that they read, as the page named them. */
    read: z.string().max(100).optional(),
  })
  .transform(({ winId, answer, pictureId, wish, read }) => ({
    winId,
    yes: answer !== "no",
    showPicture: answer === "portrait" || answer === "picture",
    // Left empty it stays the one chosen before.
    pictureId: answer === "picture" ? pictureId || undefined : null,
    wish,
    read,
  }));

export const Correction = z.object({
  winId: Id,
  after: Words(CITATION_AT_MOST)
    .min(10, "Write the words as they should be.")
    .refine(showsSomething, "Write the words as they should be."),
  reason: Words(200).min(3, "Say why, in a few words: people read it."),
});

export const TakenDown = z.object({
  winId: Id,
  reason: Words(200).min(3, "Say why, in a few words: it is kept in the audit."),
});

export const MayTell = z.object({ nominationId: Id, yes: YesOrNo });

export const NewChannel = z.object({
  kind: z.enum(["slack", "teams", "mail"], "Slack, Teams or mail?"),
  name: Words(60).min(2, "Name it as people call it, such as #wall."),
  address: z
    .string()
    .trim()
    .min(3, "Paste the address that the channel gave you.")
    .max(2000, "This is too long."),
});

export const ChannelChoice = z.object({ channelId: Id });
export const Post = z.object({ winId: Id, channelId: Id });

export type Consent = Pick<z.output<typeof ConsentAnswer>, "winId" | "yes"> &
  Partial<z.output<typeof ConsentAnswer>>;
export type Correction = z.output<typeof Correction>;
export type TakenDown = z.output<typeof TakenDown>;
export type MayTell = z.output<typeof MayTell>;
export type NewChannel = z.output<typeof NewChannel>;
export type Post = z.output<typeof Post>;
