import { getSql } from "@/db/client";
import { answerAsk, askForHelp, putAnswerAway } from "@/features/asks/commands";
import { suggestStrength } from "@/features/strengths/commands/suggest";
import { at } from "@/lib/clock";
import { atOnce, type Cast, personActor } from "./cast";
import { chance } from "./chance";

const HOUR = 3_600_000;
/** Answers younger than so many hours still hang on the rail. */
const ON_THE_RAIL = 30;
const NEEDS = [
  "Could you sit in when I call the customer with the lost mails? They are rather upset.",
  "Would you read my letter to the suppliers before it goes out?",
  "How did you get the spreadsheet to add up by itself? Mine does not.",
  "I have to explain the new tariff to Sales. Five minutes of yours would save me an hour.",
  "We go round in circles about the rota. Would you listen to both sides?",
  "My first talk in front of everybody is on Thursday. May I try it on you?",
  "The restore has failed twice. Would you look over my shoulder?",
  "Who would I have to ask about badges for the new hall?",
];

/**
 * What colleagues asked each other in the last weeks, some of them far more than others; most of it is answered. And a
 * few say what others are good at.
 */
export async function playAsks(cast: Cast): Promise<void> {
  const luck = chance(1704);
  const here = cast.people.filter((one) => one.isHere());
  const byNumber = [...here].sort((a, b) => a.person.number.localeCompare(b.person.number));
  const favourites = luck.shuffle(here).slice(0, 4);
  const requests = [
    ...favourites.flatMap((asked, i) =>
      luck
        .shuffle(here)
        .slice(0, 10 - 2 * i)
        .map((asker) => ({ asker, asked, open: false })),
    ),
    ...luck
      .shuffle(here)
      .slice(0, 60)
      .map((asked) => ({ asker: luck.pick(here), asked, open: luck.maybe(0.1) })),
    ...byNumber.slice(0, 10).map((asked) => ({ asker: luck.pick(here), asked, open: true })),
  ].filter(({ asker, asked }) => asker.id !== asked.id);
  const pairs = new Set<string>();
  const once = requests.filter(({ asker, asked }) => {
    const pair = `${asker.id} ${asked.id}`;
    return !pairs.has(pair) && pairs.add(pair);
  });
  const told = once.map((request) => ({
    ...request,
    hoursAgo: 3 + luck.upTo(400),
    words: luck.pick(NEEDS),
    yes: luck.maybe(0.8),
  }));
  await atOnce(told, async ({ asker, asked, open, hoursAgo, words, yes }) => {
    const asks = new Date(cast.today.getTime() - hoursAgo * HOUR);
    await at(asks, () => askForHelp(personActor(asker.id), { personId: asked.id, words }));
    if (open) return;
    const [row] = await getSql()<{ id: string }[]>`
      select id from asks where asked_by = ${asker.id} and person_id = ${asked.id}`;
    const answers = new Date(asks.getTime() + HOUR);
    const answer = yes ? "yes" : "not_now";
    const askId = row?.id ?? "";
    await at(answers, () => answerAsk(personActor(asked.id), { askId, answer }));
    if (hoursAgo < ON_THE_RAIL) return;
    await at(new Date(answers.getTime() + HOUR), () => putAnswerAway(personActor(asker.id), { askId }));
  });
  await suggestToSome(cast, luck);
}

async function suggestToSome(cast: Cast, luck: ReturnType<typeof chance>): Promise<void> {
  const here = [...cast.people].filter((one) => one.isHere());
  const lists = await getSql()<{ id: string; missing: string[] }[]>`
    select p.id, array(select s.id from strengths s where s.retired_at is null and not exists (
      select from person_strengths ps where ps.person_id = p.id and ps.strength_id = s.id) order by s.position) as missing
    from people p where p.left_at is null order by p.external_id limit 40`;
  for (const { id, missing } of lists) {
    const strengthId = luck.pick(missing);
    for (const colleague of luck.shuffle(here.filter((one) => one.id !== id)).slice(0, 1 + luck.upTo(3))) {
      await at(new Date(cast.today.getTime() - luck.upTo(200) * HOUR), () =>
        suggestStrength(personActor(colleague.id), { personId: id, strengthId }),
      );
    }
  }
}
