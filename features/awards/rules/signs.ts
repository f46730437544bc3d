/** The drawings that can stand for an award, by name, and what each shows. The jacket's own is the jacket. */
export const SIGNS = {
  jacket: "A straitjacket",
  bridge: "A bridge",
  bell: "A bell that rings",
  bottle: "A bottle of sauce",
  cat: "A cat",
  plate: "A plate",
  star: "A star",
  heart: "A heart",
  key: "A key",
  lamp: "A lamp",
  rocket: "A rocket",
  hands: "Two oven gloves, clapping",
} as const;

export type Sign = keyof typeof SIGNS;
