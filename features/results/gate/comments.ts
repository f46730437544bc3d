import { fewestEligible, inPostOrder } from "./blocks";

export const COMMENT_PEOPLE = 10;
export const COMMENTS_AT_LEAST = 5;

export type CommentUnit = {
  id: string;
  parentId: string | null;
  eligible: number;
  /** Ballots cast in this very unit. */
  ballots: number;
  /** How many of them carry words. */
  comments: number;
};

type Pool = { people: number; comments: number; from: readonly string[] };

/**
 * Where comments may be read: at the smallest published unit whose remaining block has at least ten answers and five
 * comments (and k people where k is more); everything else goes up to its ancestor. Each comment is shown at one unit, so
 * no two views can be subtracted.
 * @returns for every unit with comments the one that shows them; units whose comments nobody may read are missing
 */
export function placeComments(
  units: readonly CommentUnit[],
  published: ReadonlySet<string>,
  k: number,
): Map<string, string> {
  const isEnough = ({ people, comments }: Pool) =>
    people >= Math.max(COMMENT_PEOPLE, k) && comments >= COMMENTS_AT_LEAST;
  const shown = new Map<string, Pool>();
  const pools = new Map<string, Pool>();
  const tree = inPostOrder(units);
  let top: Pool = NOTHING;
  for (const { id, parentId, ballots, comments } of tree) {
    const pool = join(pools.get(id), { people: ballots, comments, from: [id] });
    if (published.has(id) && isEnough(pool)) shown.set(id, pool);
    else if (parentId === null) top = pool;
    else pools.set(parentId, join(pools.get(parentId), pool));
  }
  showTheRest(tree, published, shown, top, isEnough);
  return new Map([...shown].flatMap(([id, { from }]) => from.map((unit): [string, string] => [unit, id])));
}

const NOTHING: Pool = { people: 0, comments: 0, from: [] };

/** What is left at the root and too little for it takes the smallest unit below along, until it is enough. */
function showTheRest(
  tree: readonly CommentUnit[],
  published: ReadonlySet<string>,
  shown: Map<string, Pool>,
  rest: Pool,
  isEnough: (pool: Pool) => boolean,
): void {
  const root = tree.at(-1);
  if (!root || rest.comments === 0 || !published.has(root.id)) return;
  let pool = rest;
  while (!isEnough(pool)) {
    const next = fewestEligible(tree.filter(({ id }) => shown.has(id)));
    if (!next) return;
    pool = join(pool, shown.get(next.id));
    shown.delete(next.id);
  }
  shown.set(root.id, pool);
}

function join(a: Pool = NOTHING, b: Pool = NOTHING): Pool {
  return {
    people: a.people + b.people,
    comments: a.comments + b.comments,
    from: [...a.from, ...b.from],
  };
}
