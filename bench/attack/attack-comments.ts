import { boxesOf, type Case, type Finding } from "./knowledge";

/** A comment must come from at least so many people (or k, if that is more), and so many must stand together. */
const PEOPLE = 10;
const TOGETHER = 5;

/**
 * T2: comments that one view has and another has not, and whether too few people can have written them. Whoever
 * reads a list knows that it holds nothing from the boxes whose comments are read elsewhere.
 */
export function attackComments({ sheet, truth }: Case): Finding[] {
  const boxes = boxesOf(sheet);
  const lists = sheet.comments.map(({ unit, bodies }) => ({ unit, bodies: new Set(bodies) }));
  const seen = lists.flatMap((list) => lists.map((other) => differ(list, other)));
  const all = lists.flatMap(({ bodies }) => [...bodies]);
  const placeOf = new Map(
    lists.flatMap(({ unit, bodies }) => [...bodies].map((body) => [truth.authors.get(body) ?? "", unit])),
  );
  const found: Finding[] = [];
  if (new Set(all).size < all.length) found.push(finding("a comment is read in two places", []));
  for (const { unit, bodies } of seen) {
    if (bodies.size === 0) continue;
    const origins = [...(boxes.get(unit) ?? [])].filter((box) => (placeOf.get(box) ?? unit) === unit);
    const people = origins.reduce((sum, box) => sum + (truth.people.get(box) ?? 0), 0);
    if (people < Math.max(PEOPLE, sheet.k)) found.push(finding(`comments of ${people} people`, origins));
    if (bodies.size < TOGETHER) found.push(finding(`${bodies.size} comments by themselves`, [unit]));
    const strays = [...bodies].filter((body) => !origins.includes(truth.authors.get(body) ?? ""));
    if (strays.length > 0) found.push(finding("a comment is read where its author does not belong", strays));
  }
  return found;
}

type List = { unit: string; bodies: ReadonlySet<string> };

/** What is in the one and not in the other; of a list and itself, the whole of it. */
function differ(list: List, other: List): List {
  if (list === other) return list;
  return { unit: list.unit, bodies: new Set([...list.bodies].filter((body) => !other.bodies.has(body))) };
}

function finding(what: string, cells: string[]): Finding {
  return { attack: "T2", what, cells };
}
