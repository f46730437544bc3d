// The arrow rule of docs/architecture.md: app -> components -> features -> lib, db. No exceptions.
const only = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    only(
      "lib-and-db-stand-below",
      "^(lib|db)/",
      "^(features|components|app|server|e2e|bench)/",
      "lib and db never import a feature",
    ),
    only("db-knows-no-lib", "^db/", "^lib/(?!clock)", "the database room stands alone"),
    only(
      "features-know-no-screens",
      "^features/",
      "^(components|app|server|e2e|bench)/",
      "features have no JSX and no screens",
    ),
    {
      name: "features-know-no-framework",
      severity: "error",
      comment: "only actions.ts may touch the framework, through lib/action",
      from: { path: "^features/", pathNot: "/actions\\.ts$" },
      to: { path: "^(node_modules/(next|react|react-dom|next-auth)(/|$)|lib/(action|route|session))" },
    },
    {
      name: "components-see-the-front-of-a-feature",
      severity: "error",
      comment:
        "components import of a feature only actions, input, rules, types, and what runs on the device",
      from: { path: "^components/" },
      to: {
        path: "^features/",
        pathNot: [
          "^features/[^/]+/(actions|input|rules|types)\\.ts$",
          "^features/[^/]+/(actions|input|rules|types)/",
          "^features/ballots/device/",
        ],
      },
    },
    only(
      "components-touch-no-database",
      "^components/",
      "^(db|server)/",
      "components get what they show as props",
    ),
    {
      name: "features-meet-at-the-front-door",
      severity: "error",
      comment: "a feature imports another's queries, commands, rules or types; its tests play whole turns",
      from: { path: "^features/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^features/",
        pathNot: [
          "^features/$1/",
          "^features/[^/]+/(queries|commands|rules|types)\\.ts$",
          "^features/[^/]+/(queries|commands|rules|types)/",
          // The gate's one door, and the sums that the tally hands in through it; see only-the-tally-publishes.
          "^features/results/gate/(publish|moments)\\.ts$",
        ],
      },
    },
    {
      name: "only-the-tally-opens-ballots",
      severity: "error",
      comment: "sealed ballots are read by features/ballots/tally alone",
      from: {
        pathNot: ["^features/ballots/box\\.ts$", "^features/ballots/tally/"],
      },
      to: { path: "^db/schema/sealed\\.ts$", pathNot: "^db/schema/index\\.ts$" },
    },
    {
      name: "only-the-tally-publishes",
      severity: "error",
      comment: "the gate's one door, publish, opens to the tally alone",
      from: { pathNot: "^features/(ballots/tally/|results/gate/)" },
      to: { path: "^features/results/gate/(publish|moments)\\.ts$" },
    },
    {
      name: "only-gate-and-tally-touch-answers",
      severity: "error",
      comment: "answers are written by the tally and read by the gate; all else reads published cells",
      from: {
        pathNot: ["^features/ballots/tally/", "^features/results/gate/", "^db/schema/"],
      },
      to: { path: "^db/schema/answers\\.ts$" },
    },
    {
      name: "the-box-knows-nobody",
      severity: "error",
      comment: "casting knows no actor, no session, no request headers",
      from: { path: "^features/ballots/(cast|box)\\.ts$" },
      to: { path: "^lib/(actor|auth|session|action|route|audit)|^features/people/" },
    },
    {
      name: "the-box-stands-alone",
      severity: "error",
      comment:
        "in the box's own process there is no session, no sign-in and no framework, by however many steps",
      from: { path: "^server/box\\.ts$" },
      to: {
        path: "^(node_modules/(next|next-auth|react)/|lib/(actor|auth|session|action|route|audit)|features/people/)",
        reachable: true,
      },
    },
    {
      name: "app-composes",
      severity: "error",
      comment: "pages call queries and render; they never touch tables",
      from: { path: "^app/" },
      to: { path: "^db/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|node_modules/\\.cache)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
