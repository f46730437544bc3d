import { Card, CardTitle } from "@/components/ui/card";
import type { CommentBlock } from "@/features/services/types";

const SHOWN = 3;

/** What people wrote, group by group where ten rated and five wrote: shuffled, without score, date or name. */
export function CommentsCard({ comments }: { comments: readonly CommentBlock[] }) {
  const all = comments.reduce((sum, { bodies }) => sum + bodies.length, 0);
  return (
    <Card>
      <CardTitle aside={all > 0 && `${all} comments, in shuffled order`}>Said by those served</CardTitle>
      {comments.map(({ unitId, unitName, isCompany, bodies }) => (
        <section key={unitId} className="mt-5 first-of-type:mt-0">
          <h3 className="font-semibold">{isCompany ? groupOfAll(comments.length) : unitName}</h3>
          <Words bodies={bodies.slice(0, SHOWN)} />
          {bodies.length > SHOWN && (
            <details className="border-t-2 border-dashed border-line pt-3">
              <summary className="inline-flex min-h-9 cursor-pointer items-center text-small font-semibold underline decoration-2 underline-offset-4">
                {bodies.length - SHOWN} more
                <span className="sr-only"> from {isCompany ? groupOfAll(comments.length) : unitName}</span>
              </summary>
              <Words bodies={bodies.slice(SHOWN)} />
            </details>
          )}
        </section>
      ))}
      <p className="mt-4 text-small text-ink-2">
        {all === 0 && "Quiet so far. "}
        Words are read where at least ten people rated and five of them wrote; those of smaller groups are
        read together.
      </p>
    </Card>
  );
}

function Words({ bodies }: { bodies: readonly string[] }) {
  return (
    <ul className="divide-y-2 divide-dashed divide-line">
      {bodies.map((body, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comments have no name, and two may be alike
        <li key={i} className="py-3 font-hand text-[18px] break-words whitespace-pre-line">
          {body}
        </li>
      ))}
    </ul>
  );
}

function groupOfAll(blocks: number): string {
  return blocks === 1 ? "Everyone" : "Everyone else";
}
