/** Every table but two rooms': `sealed` belongs to the ballot box and `answers` to tally and gate (see the arrow rule). */
export * from "./access";
export * from "./asks";
export * from "./awards";
export * from "./ballots";
export * from "./follow-ups";
export * from "./imports";
export * from "./people";
export * from "./results";
export * from "./services";
export * from "./splits";
export * from "./strengths";
export * from "./surveys";
export * from "./teams";
export * from "./watermarks";
