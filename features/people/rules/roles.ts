/** The roles that are given by hand, in words. Who leads, owns or judges stands with teams, services and awards. */
export const ROLE_WORDS = {
  admin: { name: "Admin", does: "Runs the portal: roles, sign-in links, directory, company." },
  people_team: {
    name: "People team",
    does: "Opens and closes rounds, runs awards, seats people, keeps the directory.",
  },
  leader: { name: "Leader", does: "Reads for the whole company." },
} as const;
