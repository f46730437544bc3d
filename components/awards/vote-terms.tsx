import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";

/** What a vote of peers is, and what is kept of it: word for word what the database does. */
export function VoteTerms({ awardSlug, countedAt }: { awardSlug: string; countedAt: string }) {
  return (
    <div className="mt-7 grid gap-6 lg:grid-cols-2">
      <Card tone="dough">
        <CardTitle>How this vote works</CardTitle>
        <ul className="grid gap-2">
          <li>One vote each. Change it or take it back as often as you like until {countedAt}.</li>
          <li>
            Not for yourself, your own table, a story that you told, or anybody above or below you in the
            reporting line. Whether somebody on the list once put you up does not matter: a vote is one of
            many.
          </li>
          <li>
            Nobody sees how it stands while it runs, the people team neither. Everybody finds the list in
            another order.
          </li>
          <li>
            If somebody on the list leaves, or their story is taken back, votes for them fall away, and a
            ticket asks you to vote again.
          </li>
        </ul>
        <p className="mt-4">
          <TextLink href={`/wall/awards/${awardSlug}`}>Every rule of this award</TextLink>
        </p>
      </Card>
      <Card tone="tray">
        <CardTitle>What is kept of your vote</CardTitle>
        <p>
          This is not a sealed ballot. Until the count our database holds whom you vote for, beside your name,
          so that nobody votes twice and you can change your mind. No page, mail or export shows it; whoever
          runs the database could look.
        </p>
        <p className="mt-3">
          The count keeps a total for each story and deletes who voted for whom, and that you voted. Backups
          and the database's own journal from before the count hold it until they are overwritten. The audit
          never has it.
        </p>
        <p className="mt-4">
          <TextLink href="/anonymity">How a sealed ballot differs</TextLink>
        </p>
      </Card>
    </div>
  );
}
