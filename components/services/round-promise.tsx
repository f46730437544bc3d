import { PromiseLine } from "@/components/pulse/promise-slip";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Receipt } from "@/components/ui/receipt";
import type { RoundPage } from "@/features/surveys/types";

const SCALES = { nps: "0 to 10", agree: "1 to 5", passed_on: "a count", comment: "in words" };

/** What a round on services asks about each of them, what it promises, and in the same type what it does not. */
export function RoundPromise({ round: { name, state, k, questions } }: { round: RoundPage }) {
  const isAhead = state === "open" || state === "cutting";
  return (
    <Card tone="hood">
      <CardTitle>{isAhead ? "What it asks and promises" : "What it asked and promised"}</CardTitle>
      <Receipt title={name}>
        <ol className="mb-4 space-y-1.5 border-b border-dashed border-ink/60 pb-4 font-table text-[15px]">
          {questions.map(({ id, text, kind }) => (
            <li key={id} className="flex justify-between gap-4">
              <span>{text}</span>
              <span className="shrink-0 font-till text-tiny">{SCALES[kind]}</span>
            </li>
          ))}
        </ol>
        <ul className="divide-y divide-dashed divide-ink/60 font-table text-[15px] leading-normal">
          <PromiseLine figure="1" lead="ballot a person,">
            for all the services they used. Ratings of different services come apart when it is counted.
          </PromiseLine>
          <PromiseLine figure={String(k)} lead="ratings open a lid.">
            Under {k} it stays shut, for a service and for each group it serves, whatever they say.
          </PromiseLine>
          <PromiseLine figure="10" lead="people rated and five wrote">
            where words are read. Everybody can read them there.
          </PromiseLine>
          <PromiseLine figure="0" lead="people can link a rating to you">
            after the count, with the whole database and its backups in their hands. The key is destroyed, and
            we say so.
          </PromiseLine>
          <PromiseLine figure="!" lead="Not promised:">
            stopping somebody who watches the network live, alters the page or copies the key’s disk. Hiding
            your writing style, or that a whole group agrees. A guess about who just left.{" "}
            <TextLink href="/anonymity">How it works</TextLink>
          </PromiseLine>
        </ul>
      </Receipt>
    </Card>
  );
}
