/** Why somebody was found: a strength they list, a service, the unit they sit in, or the words of their title or name. */
export type Why =
  | { kind: "strength"; id: string; name: string; position: number }
  | { kind: "service"; id: string; name: string; owns: boolean }
  | { kind: "unit"; id: string; name: string }
  | { kind: "words"; isName: boolean };

/** Somebody who may be the right person: what speaks for them, and how often they were asked this month. */
export type Found = {
  id: string;
  name: string;
  givenName: string;
  title: string;
  pictureId: string | null;
  teamName: string | null;
  points: number;
  asks: number;
  why: Why[];
};

/** A strength with the everyday words it is found by. */
export type Searchable = { id: string; name: string; hint: string; words: string };

/** One thing that is needed: a word of what was typed, or a filter. `required`: nobody without it is found. */
export type Term = {
  word: string | null;
  strengths: { id: string; weight: number }[];
  services: string[];
  unitId: string | null;
  required: boolean;
};

/** What a search for the right person found, and how the words were understood. */
export type RightPeople = { people: Found[]; understood: { strengths: string[]; services: string[] } };

/** What one can choose from to narrow a search. */
export type Filters = {
  strengths: { id: string; name: string }[];
  services: { id: string; name: string }[];
  units: { id: string; name: string }[];
};

/** Somebody else with the same strength, who has time. */
export type Free = { id: string; name: string; pictureId: string | null; asks: number };

/** What everybody sees of how often somebody is asked; `mine` is my own open request to them. */
export type AskedThisMonth = {
  asks: number;
  /** Full plates only: whether half of all people here were asked once or never this month. */
  isMoreThanHalf: boolean;
  /** Two others with the same strength and time, from a full plate on. */
  others: Free[];
  strength: string | null;
  mine: { id: string; askedAt: Date } | null;
};

type Other = { id: string; name: string; givenName: string; pictureId: string | null };

/** What hangs on one's rail: who asks me for help, and what those I asked say. */
export type AskTickets = {
  toAnswer: { id: string; words: string; strength: string | null; from: Other }[];
  answered: { id: string; words: string; answer: "yes" | "not_now"; by: Other }[];
};
