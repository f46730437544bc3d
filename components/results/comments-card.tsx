import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import type { CommentsView } from "@/features/results/types";

const SHOWN = 12;

/** What people wrote, shuffled, without score, date or name; or where it can be read instead. */
export function CommentsCard({ comments }: { comments: CommentsView }) {
  const { bodies, readAt } = comments;
  return (
    <Card className="h-full">
      <CardTitle aside={bodies.length > 0 && `${bodies.length} comments, in shuffled order`}>
        Comments
      </CardTitle>
      {bodies.length > 0 ? (
        <>
          <CommentList bodies={bodies.slice(0, SHOWN)} />
          {bodies.length > SHOWN && (
            <details className="border-t-2 border-dashed border-line pt-4">
              <summary className="inline-block font-semibold underline decoration-2 underline-offset-4">
                {bodies.length - SHOWN} more
              </summary>
              <div className="pt-4">
                <CommentList bodies={bodies.slice(SHOWN)} />
              </div>
            </details>
          )}
        </>
      ) : (
        <Elsewhere readAt={readAt} />
      )}
    </Card>
  );
}

function CommentList({ bodies }: { bodies: readonly string[] }) {
  return (
    <ul className="divide-y-2 divide-dashed divide-line">
      {bodies.map((body, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comments have no name, and two may be alike
        <li key={i} className="py-4 font-hand text-[18px] break-words whitespace-pre-line first:pt-1">
          {body}
        </li>
      ))}
    </ul>
  );
}

function Elsewhere({ readAt }: { readAt: CommentsView["readAt"] }) {
  return (
    <p className="max-w-[56ch]">
      Comments are read where at least ten people answered and five of them wrote, so a table of eight never
      sees its own.{" "}
      {readAt ? (
        <>
          What was written here is read among the others’ at{" "}
          <TextLink href={`/teams/${readAt.id}/health`}>{readAt.name}</TextLink>.
        </>
      ) : (
        "Quiet so far."
      )}
    </p>
  );
}
