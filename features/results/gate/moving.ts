/** Below this many answers one or two people are a visible part of a unit. */
export const SMALL = 10;

/** How many people answer in one box now and in another in the round before; null where they were or are not asked. */
export type Flow = { now: string | null; before: string | null; people: number };
type Tree = readonly { id: string; parentId: string | null }[];

/** Whether one or two people joined or left since the last round: in a unit by its name, in a block by its people. */
export type Movement = {
  unit(id: string): boolean;
  block(boxes: readonly string[]): boolean;
  /** Whether one or two may have joined or left this block and another one together, though neither by itself. */
  pair(boxes: readonly string[]): boolean;
};

/** Before the first round nobody has moved. */
export const STILL: Movement = { unit: () => false, block: () => false, pair: () => false };

/**
 * Where one or two people joined or left, a colleague who knows who they are could read their answer from the difference
 * of two exact figures. A unit is compared with itself in the round before. A block is compared with the people it came
 * from, whatever their unit was called: with all boxes of which more than half are in it now.
 */
export function movementOf(flows: readonly Flow[], now: Tree, before: Tree): Movement {
  const into = groupBy(flows, (flow) => flow.now);
  const outOf = groupBy(flows, (flow) => flow.before);
  const boxesNow = boxesBelow(now);
  const boxesBefore = boxesBelow(before);
  const compare = (boxes: readonly string[], earlier: readonly string[]): boolean => {
    const [here, there] = [new Set(boxes), new Set(earlier)];
    const people = boxes.flatMap((id) => into.get(id) ?? []);
    const wereThere = earlier.flatMap((id) => outOf.get(id) ?? []);
    const joined = sum(people.filter((flow) => flow.before === null || !there.has(flow.before)));
    const left = sum(wereThere.filter((flow) => flow.now === null || !here.has(flow.now)));
    return isOneOrTwo(joined) || isOneOrTwo(left);
  };
  const block = (boxes: readonly string[]): boolean => {
    const here = new Set(boxes);
    const known = boxes.flatMap((id) => (into.get(id) ?? []).flatMap((flow) => flow.before ?? []));
    const origins = [...new Set(known)].map((id) => {
      const flow = outOf.get(id) ?? [];
      return { id, all: sum(flow), inside: sum(flow.filter((one) => one.now !== null && here.has(one.now))) };
    });
    const mostly = origins.filter(({ all, inside }) => 2 * inside > all).map(({ id }) => id);
    // Of a box of four two may be in it: then it is looked at with this box and without it.
    const halves = origins.filter(({ all, inside }) => 2 * inside === all && isOneOrTwo(inside));
    const earlier = [mostly, ...halves.map(({ id }) => [...mostly, id])];
    return earlier.some((ids) => ids.length > 0 && compare(boxes, ids));
  };
  // Two blocks hide no movement together if each is made of whole boxes, and of newcomers in a group or none.
  const pair = (boxes: readonly string[]): boolean => {
    const here = new Set(boxes);
    const people = boxes.flatMap((id) => into.get(id) ?? []);
    const isTorn = people.some(
      ({ before: from }) =>
        from !== null && outOf.get(from)?.some((flow) => flow.now === null || !here.has(flow.now)),
    );
    return isTorn || isOneOrTwo(sum(people.filter((flow) => flow.before === null)));
  };
  const unit = (id: string): boolean => {
    const earlier = boxesBefore.get(id);
    const boxes = boxesNow.get(id) ?? [];
    return (earlier !== undefined && compare(boxes, earlier)) || block(boxes);
  };
  return { unit, block, pair };
}

function isOneOrTwo(people: number): boolean {
  return people === 1 || people === 2;
}

function sum(flows: readonly Flow[]): number {
  return flows.reduce((people, flow) => people + flow.people, 0);
}

function groupBy(flows: readonly Flow[], key: (flow: Flow) => string | null): Map<string, Flow[]> {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    const id = key(flow);
    const group = id === null ? undefined : groups.get(id);
    if (group) group.push(flow);
    else if (id !== null) groups.set(id, [flow]);
  }
  return groups;
}

/** For every unit itself and all units below it, whose answers it sums up. */
function boxesBelow(tree: Tree): Map<string, string[]> {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const boxes = new Map(tree.map(({ id }): [string, string[]] => [id, []]));
  for (const { id } of tree) {
    for (let up: string | null | undefined = id; up; up = parents.get(up)) boxes.get(up)?.push(id);
  }
  return boxes;
}
