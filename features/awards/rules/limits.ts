/** How many cases one person makes in an hour: one every three minutes. */
export const CASES_AN_HOUR = 20;

/** How many voices one person adds in an hour. */
export const VOICES_AN_HOUR = 60;
