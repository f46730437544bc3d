import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { listSaidAboutMe } from "@/features/awards/queries/said";
import { monthWords } from "@/features/awards/rules/months";
import type { Said } from "@/features/awards/types/result";
import { inWords } from "@/features/teams/rules";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Said about you" };

/** What colleagues said of whoever reads this: their words, and nothing to compare them with. */
export default async function SaidPage() {
  const actor = await getActor();
  const said = await readPage(() => listSaidAboutMe(actor));
  const months = [...new Set(said.map(({ month }) => month))];
  return (
    <div className="shell max-w-[54rem]! pb-12">
      <PageHeader
        title="Said about you"
        lead="Colleagues told these stories, and are glad for you to read them. Only you see this page."
        crumbs={[{ href: "/", label: "Home" }, { label: "Said about you" }]}
      />
      {said.length === 0 && (
        <Card>
          <NoticePlate
            title="Nothing here yet"
            action={<LinkButton href="/wall/nominate">Say something about somebody</LinkButton>}
          >
            <p>When a colleague tells a story about you and agrees that you read it, it is kept here.</p>
          </NoticePlate>
        </Card>
      )}
      {months.map((month) => (
        <MonthOfWords key={month} month={month} words={said.filter((one) => one.month === month)} />
      ))}
    </div>
  );
}

function MonthOfWords({ month, words }: { month: string; words: Said[] }) {
  return (
    <section className="mb-9" aria-label={monthWords(month)}>
      <h2 className="mb-4 px-2 font-sign text-card sm:px-0">{headline(words, month)}</h2>
      <ul className="grid gap-5">
        {words.map((one) => (
          <SaidCard key={one.nominationId} said={one} />
        ))}
      </ul>
    </section>
  );
}

function SaidCard({ said: { words, helped, by, teamName } }: { said: Said }) {
  return (
    <Card as="li">
      <blockquote className="font-hand text-[21px]! leading-snug! whitespace-pre-line">“{words}”</blockquote>
      {helped && (
        <p className="mt-4">
          <b>Who was helped:</b> {helped}
        </p>
      )}
      <p className="mt-4 flex items-center gap-3">
        <Face name={by.name} src={pictureUrl(by.pictureId, 96)} size={40} alt="" />
        <span>
          <b>{by.name}</b>
          {teamName && <span className="text-ink-2">, about {teamName}</span>}
        </span>
      </p>
    </Card>
  );
}

function headline(words: Said[], month: string): string {
  const people = new Set(words.map(({ by }) => by.personId)).size;
  const count = inWords(people);
  const who = people === 1 ? "A colleague" : `${count[0]?.toUpperCase()}${count.slice(1)} colleagues`;
  return `${who} said this in ${monthWords(month)}`;
}
