/** One of the catalogue's four families. */
export type Family = "hands" | "head" | "heart" | "voice";

/** A strength of the company's catalogue, as somebody posts it. */
export type PostedStrength = { id: string; family: Family; name: string; hint: string };

/** A strength of the catalogue, with how many people here now list it. */
export type Strength = PostedStrength & { people: number };

/** One row of a team's strengths map: who of the people asked for has it in their top five, and whose first it is. */
export type StrengthRow = PostedStrength & { marks: { personId: string; first: boolean }[] };

export type TeamMap = {
  /** The most common first, then what is most people's signature, then as the catalogue has them. */
  rows: StrengthRow[];
  /** What none of these people lists at any place. Empty while nobody has posted. */
  nobody: PostedStrength[];
  /** How many of these people have posted theirs. */
  posted: number;
};
