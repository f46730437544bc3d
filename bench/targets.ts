/** One thing that is measured: a page that is read, or something that is written. */
export type Target = {
  name: string;
  /** Path of the page, or of the form to fill in. */
  path: string;
  /** What is typed into the form of the page; none for a page that is only read. */
  form?: Record<string, string>;
};

/** What the targets need of the demo company. */
export type Subject = {
  personId: string;
  teamId: string;
  winId: string;
  serviceSlug: string;
  pictureId: string;
};

/** The pages and forms of the portal, as somebody who leads a team sees them. */
export function targetsOf({ personId, teamId, winId, serviceSlug, pictureId }: Subject): Target[] {
  return [
    { name: "Home", path: "/" },
    { name: "Every team", path: "/teams" },
    { name: "A team", path: `/teams/${teamId}` },
    { name: "Team health", path: `/teams/${teamId}/health` },
    { name: "A person", path: `/people/${personId}` },
    { name: "Services", path: "/services" },
    { name: "A service", path: `/services/${serviceSlug}` },
    { name: "Wall of Fame", path: "/wall" },
    { name: "A story", path: `/wall/${winId}` },
    { name: "A portrait", path: `/pictures/${pictureId}/256` },
    {
      name: "A line about oneself (write)",
      path: `/people/${personId}`,
      form: { about: "Keeps the ovens warm." },
    },
  ];
}
