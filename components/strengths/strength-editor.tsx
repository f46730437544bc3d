"use client";

import { type ReactNode, useActionState, useLayoutEffect, useRef, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { postStrengths } from "@/features/strengths/actions";
import { FEWEST, MOST, moved, TOP } from "@/features/strengths/rules";
import type { PostedStrength, Suggested } from "@/features/strengths/types";
import { inWords } from "@/features/teams/rules";
import { Catalogue } from "./catalogue";
import { type Control, OrderList } from "./order-list";
import { SuggestedPlates } from "./suggested-plates";
import { useDragOrder } from "./use-drag-order";

type Props = {
  catalogue: PostedStrength[];
  /** Ids posted now, best first. */
  posted: string[];
  /** Ids that nobody at one's table lists. */
  nobody: string[];
  /** What colleagues say one is good at. */
  suggested: Suggested[];
  /** Ids to begin with in place of the posted ones. */
  start?: string[];
  backHref: string;
  /** The page's header, which stands above the list. */
  children: ReactNode;
};

/** Puts one's strengths in order: by dragging, by buttons, by arrow keys. The order stays here until it is posted. */
export function StrengthEditor({ catalogue, posted, nobody, suggested, start, backHref, children }: Props) {
  const [state, send, isSending] = useActionState(postStrengths, null);
  const [ids, setIds] = useState(start ?? posted);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ id: string; control: Control } | null>(null);
  const order = ids.flatMap((id) => catalogue.find((strength) => strength.id === id) ?? []);
  const nameOf = (id: string) => catalogue.find((strength) => strength.id === id)?.name ?? "";

  const sayPlace = (id: string, now: string[]) => {
    const place = now.indexOf(id);
    const counts = place < TOP ? "counts in your team’s map" : "below the line";
    setSaid(`${nameOf(id)} is number ${place + 1} of ${now.length}, ${counts}.`);
  };
  const { held, grab } = useDragOrder(list, ids, setIds, sayPlace);

  // A moved card is another place in the document, so the focus has to be carried along.
  useLayoutEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (!next || !ids.includes(next.id)) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-entry="${next.id}"] [data-control="${next.control}"]`)
      ?.focus();
  }, [ids]);

  function move(id: string, to: number, control: Control) {
    const now = moved(ids, ids.indexOf(id), to);
    focusNext.current = { id, control };
    setIds(now);
    if (to < 0 || to >= ids.length) setSaid(`${nameOf(id)} is ${to < 0 ? "first" : "last"} already.`);
    else sayPlace(id, now);
  }

  function remove(id: string) {
    const place = ids.indexOf(id);
    const now = ids.filter((other) => other !== id);
    const neighbour = now[Math.min(place, now.length - 1)];
    if (neighbour) focusNext.current = { id: neighbour, control: "remove" };
    setIds(now);
    setSaid(`${nameOf(id)} taken away, ${now.length} left.`);
  }

  function toggle({ id, name }: PostedStrength) {
    if (ids.includes(id)) {
      setIds(ids.filter((other) => other !== id));
      setSaid(`${name} taken away, ${ids.length - 1} left.`);
    } else if (ids.length >= MOST) {
      setSaid("Ten is the most. Take one away first.");
    } else {
      setIds([...ids, id]);
      setSaid(`${name} added as number ${ids.length + 1}.`);
    }
  }

  return (
    <form
      action={send}
      className="grid items-start gap-x-10 gap-y-5 lg:grid-cols-[580px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]"
    >
      <div className="min-w-0">
        {children}
        {ids.map((id) => (
          <input key={id} type="hidden" name="strengths[]" value={id} />
        ))}
        <OrderList order={order} listRef={list} held={held} onGrab={grab} onMove={move} onRemove={remove} />
      </div>
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-9">
        <Catalogue catalogue={catalogue} chosen={ids} nobody={nobody} onToggle={toggle}>
          <SuggestedPlates suggested={suggested.filter(({ id }) => !ids.includes(id))} onAdd={toggle} />
        </Catalogue>
      </div>
      <Post {...{ ids, posted, isSending, backHref, state }} />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </form>
  );
}

type PostProps = {
  ids: string[];
  posted: string[];
  isSending: boolean;
  backHref: string;
  state: { ok: boolean; message?: string } | null;
};

function Post({ ids, posted, isSending, backHref, state }: PostProps) {
  const missing = FEWEST - ids.length;
  const takesDown = ids.length === 0 && posted.length > 0;
  return (
    <div className="max-sm:sticky max-sm:bottom-[84px] max-sm:z-10 max-sm:-mx-3 max-sm:border-t max-sm:border-line max-sm:bg-counter max-sm:px-3 max-sm:py-3 lg:col-start-1 lg:row-start-2">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
        <p className="text-small text-ink-2">
          {missing > 0 && !takesDown ? (
            <b className="text-ink">
              {missing === FEWEST
                ? "Choose five, and you can post them."
                : `${sentence(missing)} more, then you can post.`}
            </b>
          ) : (
            <span className="max-sm:hidden">Arrow keys work as well as dragging.</span>
          )}
          <span className="max-sm:hidden">
            <br />
            You can change this any day.
          </span>
        </p>
        <div className="flex gap-3 max-sm:w-full max-sm:[&>*]:flex-1">
          <LinkButton href={backHref} variant="secondary">
            Not now
          </LinkButton>
          <Button
            type="submit"
            disabled={isSending || (missing > 0 && !takesDown)}
            className="min-h-13 px-6 text-[17px]"
          >
            {takesDown ? "Take mine down" : `Post my ${inWords(Math.max(ids.length, FEWEST))}`}
          </Button>
        </div>
      </div>
      <FormMessage state={state} />
    </div>
  );
}

function sentence(count: number): string {
  const words = inWords(count);
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
