/** What the demo company's people say and write: comments, stories, promises. All invented. */

export const COMMENTS = [
  "The hand-over at six is still a shouted sentence across the room. Can we write it down?",
  "I asked IT for a second screen in spring. It is nearly spring again.",
  "My lead listens. That is why I am still here.",
  "Too many meetings about the meetings.",
  "The new desk rota works. Thank you for trying it.",
  "Nobody owns the shared mailbox, so everybody answers and nobody does.",
  "I would like one afternoon a week without pings.",
  "Good people, slow laptops.",
  "We keep promising customers dates before asking those who do the work.",
  "The canteen went from four soups to one. Please count that as feedback.",
  "Purchasing sends me to Finance, Finance sends me back. Who buys a cable here?",
  "I learned more this quarter than in the two years before.",
  "Say no more often. We are good at fewer things than we sell.",
  "When the alarm goes off at night, the runbook is from 2021.",
  "Somebody thanked me in front of the room. It carried me for a week.",
  "The on-call money comes two months late, every time.",
  "More time to teach the new ones, please.",
  "Why do we still print the shift plan?",
  "The best team I have worked in. Keep it this size.",
  "I know what to do, I do not know why.",
  "Customers wait because the status page needs three approvals.",
  "Let people swap shifts without a form.",
];

export const SERVICES = [
  {
    slug: "it-help",
    name: "IT help desk",
    promise: "A person answers within 30 minutes, and whoever answers keeps it.",
    provider: "Hypervisor",
    mean: 7.6,
    bounce: 0.2,
  },
  {
    slug: "payroll",
    name: "Payroll",
    promise: "Right the first time, on the 25th.",
    provider: "Payroll and benefits",
    mean: 7.9,
    bounce: 0.16,
  },
  {
    slug: "facilities",
    name: "Facilities",
    promise: "Warm in winter, a chair for everybody.",
    provider: "Power and cooling",
    mean: 6.3,
    bounce: 0.34,
  },
  {
    slug: "purchasing",
    name: "Purchasing",
    promise: "Ordered the day you ask.",
    provider: "Purchasing",
    mean: 5.9,
    bounce: 0.36,
  },
  {
    slug: "recruiting",
    name: "Recruiting",
    promise: "Every candidate hears back within a week.",
    provider: "Recruiting",
    mean: 7.4,
    bounce: 0.1,
  },
  {
    slug: "documentation",
    name: "Documentation",
    promise: "If it is written down, it is true.",
    provider: "Documentation",
    mean: 8.7,
    bounce: 0.04,
  },
  {
    slug: "access",
    name: "Access and badges",
    promise: "In on your first morning.",
    provider: "Security desk",
    mean: 7.2,
    bounce: 0.14,
  },
  {
    slug: "legal",
    name: "Legal",
    promise: "A plain answer in two days.",
    provider: "Legal",
    mean: 7.5,
    bounce: 0.1,
  },
] as const;

/** Two sentences, one after the other; the next one may be missing. */
export const RATING_WORDS = {
  glad: {
    first: [
      "Fixed while I was still on the line.",
      "Friendly, quick, and told me why.",
      "Went further than asked and checked the next day.",
      "The first person I asked was the right one.",
      "Answered before my coffee was ready.",
      "They remembered what it was about last time.",
    ],
    next: [
      "",
      "",
      "More of that, please.",
      "I have told my whole table.",
      "Thank whoever sat there on Monday.",
    ],
  },
  fair: {
    first: [
      "It worked out, after a reminder.",
      "Fine once you know whom to ask.",
      "The answer was right, the wait was long.",
      "Good on the telephone, slow by mail.",
      "The form asks for a number that nobody has.",
    ],
    next: ["", "", "A date would have helped.", "Please say so when it is done.", "It was better in spring."],
  },
  cross: {
    first: [
      "Had to explain it three times to three people.",
      "Sent on twice, and back to where I began.",
      "Two weeks for a yes or a no.",
      "Closed without asking whether it works now.",
      "The page says today, the desk says Thursday.",
    ],
    next: [
      "",
      "One name to ring would do.",
      "I fixed it myself in the end.",
      "Who owns this?",
      "The night shift cannot open a ticket at all.",
    ],
  },
} as const;

export const AWARDS = [
  {
    slug: "bridge-builder",
    sign: "bridge",
    name: "Bridge Builder",
    description: "Joined two teams that were not talking",
  },
  { slug: "first-responder", sign: "bell", name: "First Responder", description: "There before anyone rang" },
  {
    slug: "secret-sauce",
    sign: "bottle",
    name: "Secret Sauce",
    description: "An idea that made work better",
  },
  { slug: "nine-lives", sign: "cat", name: "Nine Lives", description: "Kept going when it kept failing" },
  { slug: "full-plate", sign: "plate", name: "Full Plate", description: "Took on a load to spare others" },
] as const;

/** {name} is the nominee's given name; the citation is what hangs on the wall. */
export const STORIES = [
  "A customer's shop went dark on the night before its biggest sale. {name} drove to the data centre at two, carried the disks over by hand, and stayed on the telephone until the first order came in at six.",
  "{name} noticed that one small charity had been paying twice for four years. Nobody had asked. {name} wrote to them, paid it back, and then looked for the other eleven.",
  "The new hires had no desks because of the flood. {name} gave up the meeting room, brought soup, and taught the first week standing up.",
  "When the mail queue jammed on a Sunday, {name} answered ninety-four customers one by one, by name, and told each when to expect what.",
  "{name} read every ticket of a year to find out why people rang twice. The one sentence that came out of it now stands at the top of the form, and half of them no longer ring.",
  "A retired customer could not get at her late husband's photographs. {name} spent three evenings on a format nobody remembers, and sent them on a stick with a letter.",
  "Two teams had stopped talking over a firewall rule. {name} put both in one room with a pot of coffee and left with one rule, one owner and two thank-yous.",
  "The lift broke with forty servers on the ramp. {name} found a farmer with a tractor. The move ended on time.",
  "{name} sat with the night watch for a month to learn what the alarms sound like, then switched off the sixty that meant nothing.",
  "On the day the competitor went down, {name} let their customers in for free, no contract, because their shops were closing. Most of them stayed.",
  "{name} took every shift of a colleague whose child was in hospital, six weeks, and never put it in a report.",
  "The auditor wanted a paper nobody had. {name} rebuilt three years of it from the warehouse's boxes, with labels.",
  "{name} taught the whole sales floor to read a graph. The promises have fitted the machines since.",
  "A school's server failed during exams. {name} rebuilt it from the pupils' own printouts before the bell.",
  "The night before the marathon its timing site fell over. {name} slept under the desk and stood at the finish with a telephone, so that every runner got a time.",
  "{name} found out that we had charged a closed bakery for two years, paid it all back, and went there on a Saturday to help them open again.",
  "Our oldest customer could not read the new invoices. {name} printed hers by hand each month until the letters had become bigger for everybody.",
  "{name} wrote down how to restart the mail cluster while restarting it, at four in the morning, so that nobody would ever have to ring again. Nobody has.",
  "A hospital asked whether its backup would really come back. {name} did not answer: {name} brought it back, all of it, on a spare machine, and gave them the stopwatch.",
  "When the storm took the road, {name} walked the last three kilometres to the hall with a generator part in a rucksack.",
  "{name} learned enough sign language in a month to take the calls of a customer whom we had only ever written to.",
  "The contract had a mistake in our favour. {name} told them before they signed.",
  "{name} asked why the same cable was unplugged every Tuesday, waited for the cleaner with a cup of tea, and moved the socket.",
  "Four apprentices were about to leave. {name} had lunch with each of them every week for a quarter. All four are still here, and one leads a table.",
  "A choir's recordings were on a disk that only clicked. {name} spent a month of evenings on it and sang in their Christmas concert.",
  "{name} turned down the bonus for the fastest closed tickets and reopened thirty that were closed and not solved.",
  "The migration had been put off for six years. {name} moved one customer every morning before breakfast, and in a year it was done without one complaint.",
  "{name} drew the whole network on the canteen wall, in chalk, so that people from accounts could see what they were paying for.",
  "On the last day of a colleague's life at home {name} kept the family's site up for the messages, and never spoke of it.",
  "A shop in Lisbon paid for a machine it could not use. {name} gave up a free weekend to move in their whole stock with them on a video call.",
  "{name} stopped a launch with an hour to go because one number looked too good. It was.",
  "The alarm said fire, the camera said no. {name} went in, found a toaster, and rewrote the plan with the fire brigade so that next time nobody stands outside for two hours.",
  "{name} taught the chat helper to say that it does not know, and to ring a person.",
  "When a customer shouted at the new person on the desk, {name} took the headset, listened for forty minutes, and they sent flowers to both.",
  "{name} read the accessibility complaints that nobody had answered, answered all eleven, and mended nine.",
  "Two of our customers had the same name. {name} noticed before the lawyers did.",
] as const;

export const SECOND_REASONS = [
  "I was there. It is all true, and there was more.",
  "Ours was the shop. We still talk about it.",
  "I learned how to do it from this.",
  "Nobody asked, that is the point.",
  "My whole table says the same.",
  "",
];

/** What others said of a whole table, by its name. */
export const TEAM_STORIES: Record<string, string> = {
  Network:
    "Three fibres were cut in one week. The network table drew lots for the nights, sat with the diggers until morning, and put up a map of every cable so that it cannot happen a fourth time.",
  "Night watch":
    "In the heat wave the night watch carried ice up two floors for six hours and rang every customer before the customer could ring us. Not one machine went down.",
};

export const CONGRATULATIONS = [
  "Well earned. We still tell this one at lunch.",
  "About time somebody wrote it down.",
  "I was on the other end of that telephone. Thank you.",
  "The whole floor says hello.",
  "This is how it is done.",
  "Nobody deserves the frame more.",
];

type DemoFollowUp = {
  said: string;
  did: string;
  when: string;
  /** The table whose lead sees to it. */
  owner: string;
  stage: "on_the_table" | "in_the_oven" | "served";
  outcome?: string;
};

export const FOLLOW_UPS: DemoFollowUp[] = [
  {
    said: "The runbook for the night alarm is from 2021.",
    did: "One runbook a week is read aloud and mended.",
    when: "the night watch finds the answer in two minutes",
    owner: "Night watch",
    stage: "on_the_table",
  },
  {
    said: "Who buys a cable here?",
    did: "One owner for everything under 200 euros.",
    when: "Purchasing passes on fewer than 1 in 6",
    owner: "Purchasing",
    stage: "in_the_oven",
  },
  {
    said: "On-call money comes two months late.",
    did: "On-call is paid with the same month's wages.",
    when: "three months in a row are right",
    owner: "Payroll and benefits",
    stage: "in_the_oven",
  },
  {
    said: "The hand-over at six is a shouted sentence across the room.",
    did: "A written hand-over, one page, at six.",
    when: "nobody rings the night watch to ask what happened",
    owner: "Late watch",
    stage: "served",
    outcome: "Calls to the night watch about the day before fell from nine a week to one.",
  },
];
