import { LinkButton, TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { FEWEST, TOP } from "@/features/strengths/rules";
import type { PostedStrength } from "@/features/strengths/types";
import { StrengthList } from "./strength-list";
import { SuggestForm } from "./suggest-form";

type Props = {
  person: { id: string; givenName: string };
  strengths: PostedStrength[];
  isMe: boolean;
  /** What I may still suggest to them; none on one's own page. */
  offered: PostedStrength[];
};

/** Somebody's strengths in order; five dashed places on one's own page while there are none. */
export function StrengthCard({ person, strengths, isMe, offered }: Props) {
  const edit = isMe && strengths.length > 0 && <TextLink href="/people/me/strengths">Change</TextLink>;
  const count = strengths.length > TOP && <span className="sm:hidden">{strengths.length} in all</span>;
  const suggestable = offered.filter(({ id }) => strengths.every((posted) => posted.id !== id));
  return (
    <Card>
      <CardTitle aside={edit || count}>Strengths, in order</CardTitle>
      {strengths.length > 0 && <StrengthList strengths={strengths} />}
      {strengths.length === 0 && (
        <p className="text-ink-2">
          {isMe
            ? "No strengths posted yet. Five words, and people know what to ask you."
            : `No strengths posted yet. ${person.givenName} can do that any day.`}
        </p>
      )}
      {isMe && strengths.length === 0 && <NonePosted />}
      {suggestable.length > 0 && <SuggestForm person={person} offered={suggestable} />}
    </Card>
  );
}

function NonePosted() {
  return (
    <>
      <ol aria-hidden="true" className="mt-4 grid gap-2">
        {Array.from({ length: FEWEST }, (_, i) => i + 1).map((place) => (
          <li
            key={place}
            className="rounded-input border-2 border-dashed border-line-strong px-4 py-1.5 font-sign text-ticket text-line-strong"
          >
            {place}
          </li>
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
        <LinkButton href="/people/me/strengths">Post my five</LinkButton>
        <TextLink href="/people/me/strengths/walk">Help me find mine</TextLink>
      </div>
    </>
  );
}
