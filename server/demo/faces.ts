import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import sharp from "sharp";

const SOFT = [
  "bangs",
  "bangs2",
  "bantuKnots",
  "bun",
  "bun2",
  "buns",
  "cornrows2",
  "grayBun",
  "grayMedium",
  "hijab",
  "long",
  "longBangs",
  "longCurly",
  "medium1",
  "medium2",
  "mediumBangs",
  "mediumBangs2",
  "mediumStraight",
  "twists2",
];
const SHORT = [
  "afro",
  "cornrows",
  "dreads1",
  "dreads2",
  "flatTop",
  "grayShort",
  "hatHip",
  "noHair1",
  "noHair2",
  "pomp",
  "shaved1",
  "shaved2",
  "short1",
  "short2",
  "short3",
  "short4",
  "short5",
  "turban",
  "twists",
];
const FACES = ["smile", "cute", "calm", "smile", "lovingGrin1"];
const HAIR = ["2c1b18", "4a312c", "724133", "a55728", "b58143", "d6b370", "c93305"];
const GROUNDS = ["f4eedf", "efe3c8", "e3e9d8", "ecdcd2", "dfe6e6"];

/** A drawn face for somebody who does not exist (Open Peeps by Pablo Stanley, CC0), as PNG of 640 x 640. */
export async function drawFace(seed: string, look: "soft" | "short"): Promise<Uint8Array> {
  const svg = createAvatar(openPeeps, {
    seed,
    size: 640,
    scale: 92,
    translateY: 6,
    // The library types its options by name; these lists are a friendly subset of them.
    head: (look === "soft" ? SOFT : SHORT) as openPeeps.Options["head"],
    face: FACES as openPeeps.Options["face"],
    headContrastColor: HAIR,
    facialHairProbability: look === "short" ? 30 : 0,
    accessoriesProbability: 25,
    accessories: ["glasses", "glasses2", "glasses3", "glasses4", "glasses5"],
    maskProbability: 0,
    backgroundColor: GROUNDS,
  }).toString();
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}
