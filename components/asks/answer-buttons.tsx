"use client";

import { useActionState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { answerAsk, putAnswerAway } from "@/features/asks/actions";

/** "Yes, come by" or "Not now", right on the ticket. */
export function AnswerButtons({ askId, name }: { askId: string; name: string }) {
  const [state, send, isSending] = useActionState(answerAsk, null);
  return (
    <form action={send}>
      <input type="hidden" name="askId" value={askId} />
      <div className="flex flex-wrap gap-2.5">
        <Button
          type="submit"
          name="answer"
          value="yes"
          aria-label={`Yes, come by, ${name}`}
          disabled={isSending}
        >
          Yes, come by
        </Button>
        <Button
          type="submit"
          name="answer"
          value="not_now"
          variant="secondary"
          aria-label={`Not now, ${name}`}
          disabled={isSending}
        >
          Not now
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}

/** Takes an answer off the rail; after a no, the way to somebody else stands beside it. */
export function PutAway({ askId, isYes }: { askId: string; isYes: boolean }) {
  const [state, send, isSending] = useActionState(putAnswerAway, null);
  return (
    <form action={send}>
      <input type="hidden" name="askId" value={askId} />
      <div className="flex flex-wrap gap-2.5">
        {!isYes && (
          <LinkButton href="/people/right-person" variant="secondary">
            Find somebody else
          </LinkButton>
        )}
        <Button type="submit" variant="secondary" disabled={isSending}>
          {isYes ? "Lovely, off the rail" : "Off the rail"}
        </Button>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
