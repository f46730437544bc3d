import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FirstPassDone } from "@/components/awards/first-pass-done";
import { returnedTicket, screeningTicket } from "./screening-tickets";
import { voteTicket } from "./vote-tickets";

/** Noon in Berlin; where this server stands the next day has begun. */
const NOON = new Date("2026-03-20T11:00:00Z");
const ZONE = { timeZone: "Europe/Berlin" };
const SAID = "Friday 20 March at 12:00";
const TURN = { cycleId: "c", awardSlug: "jacket", awardName: "Jacket", month: "2026-03-01", ...ZONE };

beforeEach(() => vi.stubEnv("TZ", "Pacific/Auckland"));
afterEach(() => vi.unstubAllEnvs());

test("the server stands in another zone than the company", () => {
  expect(NOON.getDate()).toBe(21);
});

test("tickets of awards say their times on the company's clock", () => {
  const vote = { ...TURN, kind: "vote", decideBy: NOON, contenders: 3 } as const;
  const back = { nominationId: "n", awardName: "Jacket", nomineeName: "Nora", note: "More", ...ZONE };
  const tickets = [
    voteTicket(vote),
    screeningTicket({ ...TURN, screenBy: NOON, waiting: 2 }),
    returnedTicket({ ...back, nominationsCloseAt: NOON }),
  ];
  for (const ticket of tickets) expect(renderToStaticMarkup(ticket)).toContain(`Until ${SAID}`);
});

test("so does the panel's page, of when the covers can come off", () => {
  const judge = { name: "Ann", pictureId: null, done: 0, isMe: false };
  const panel = {
    ...TURN,
    readerId: "p",
    sign: "star",
    isJacket: false,
    state: "judging",
    criteria: [],
    decideBy: NOON,
    isMember: false,
    coversOff: false,
    stories: [],
    storyCount: 2,
    judges: [judge],
    mayLift: null,
  } as const;
  const page = { ...panel, criteria: [], stories: [], judges: [judge] };
  expect(renderToStaticMarkup(<FirstPassDone panel={page} pictureOf={() => null} />)).toContain(SAID);
});
