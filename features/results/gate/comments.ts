import { fewestEligible, inPostOrder } from "./blocks";

export const COMMENT_PEOPLE = 10;
export const COMMENTS_AT_LEAST = 5;

export type CommentUnit = {
  id: string;
  parentId: string | null;
  eligible: number;
  /** Ballots cast in this very unit. */
  ballots: number;
  comments: readonly string[];
};

type Pool = { people: number; comments: readonly string[] };

/**
 * Where comments may be read: at the smallest published unit whose remaining block has at least ten answers and five
 * comments; everything else goes up to its ancestor. Each comment is shown at one unit, so no two views can be subtracted.
 * @returns comments by unit, in the order they came: shuffling is the caller's
 */
export function placeComments(
  units: readonly CommentUnit[],
  published: ReadonlySet<string>,
): Map<string, readonly string[]> {
  const shown = new Map<string, Pool>();
  const pools = new Map<string, Pool>();
  const tree = inPostOrder(units);
  let top: Pool = { people: 0, comments: [] };
  for (const unit of tree) {
    const pool = join(pools.get(unit.id), { people: unit.ballots, comments: unit.comments });
    if (published.has(unit.id) && isEnough(pool)) shown.set(unit.id, pool);
    else if (unit.parentId === null) top = pool;
    else pools.set(unit.parentId, join(pools.get(unit.parentId), pool));
  }
  showTheRest(tree, published, shown, top);
  return new Map([...shown].map(([id, { comments }]) => [id, comments]));
}

/** What is left at the root and too little for it takes the smallest unit below along, until it is enough. */
function showTheRest(
  tree: readonly CommentUnit[],
  published: ReadonlySet<string>,
  shown: Map<string, Pool>,
  rest: Pool,
): void {
  const root = tree.at(-1);
  if (!root || rest.comments.length === 0 || !published.has(root.id)) return;
  let pool = rest;
  while (!isEnough(pool)) {
    const next = fewestEligible(tree.filter(({ id }) => shown.has(id)));
    if (!next) return;
    pool = join(pool, shown.get(next.id) as Pool);
    shown.delete(next.id);
  }
  shown.set(root.id, pool);
}

function isEnough({ people, comments }: Pool): boolean {
  return people >= COMMENT_PEOPLE && comments.length >= COMMENTS_AT_LEAST;
}

function join(a: Pool = { people: 0, comments: [] }, b: Pool): Pool {
  return { people: a.people + b.people, comments: [...a.comments, ...b.comments] };
}
