/** One of the catalogue's four families. */
export type Family = "hands" | "head" | "heart" | "voice";

/** A strength of the company's catalogue, as somebody posts it. */
export type PostedStrength = { id: string; family: Family; name: string; hint: string };

/** A strength as the catalogue's keepers see it: its everyday words, and how many people here now list it. */
export type CatalogueStrength = PostedStrength & { words: string; isRetired: boolean; people: number };

/** What colleagues say somebody is good at, with who says so; the person alone sees it, and decides. */
export type Suggested = PostedStrength & {
  by: { id: string; name: string; givenName: string; pictureId: string | null }[];
};

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

/** One strength over the company: how many have it in their top five, whose first it is, and how many a business unit. */
export type CompanyRow = PostedStrength & { people: number; firsts: number; byUnit: number[] };

export type CompanyMap = {
  /** Business units by name, with how many there have posted theirs; `byUnit` follows their order. */
  units: { id: string; name: string; posted: number }[];
  /** The most common first. */
  rows: CompanyRow[];
  /** What nobody has in their top five. */
  nobody: PostedStrength[];
  /** How many people here have posted theirs. */
  posted: number;
};

/** What somebody needs who puts their own strengths in order; `posted` and `nobody` are ids. */
export type OwnDesk = {
  catalogue: PostedStrength[];
  posted: string[];
  nobody: string[];
  suggested: Suggested[];
};
