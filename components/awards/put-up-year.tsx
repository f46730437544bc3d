import { counted } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { dayAndYear } from "@/components/ui/dates";
import { luckWords } from "@/features/awards/rules/forgotten";
import type { FairnessYear } from "@/features/awards/types/panel";

/** Who was put up over the year and who was not, for the people team: luck is said beside each, and nobody is blamed. */
export function PutUpYear({ year }: { year: FairnessYear }) {
  const teams = year.forgotten.filter(({ kind }) => kind === "team");
  const larger = year.forgotten.filter(({ kind }) => kind !== "team");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <div className="grid gap-6">
        {larger.length > 0 && (
          <Card>
            <CardTitle>Departments that nobody was put up from</CardTitle>
            <UnitTable units={larger} caption="Departments without a case this year" />
          </Card>
        )}
        <Card>
          <CardTitle>Teams that nobody was put up from</CardTitle>
          {teams.length === 0 ? (
            <p className="text-ink-2">Somebody of every team was put up this year.</p>
          ) : (
            <UnitTable units={teams} caption="Teams without a case this year" />
          )}
        </Card>
      </div>
      <Card tone="dough" as="aside">
        <CardTitle>Since {dayAndYear(year.since)}</CardTitle>
        <dl className="grid gap-3">
          <Figure term="Cases">{year.cases}</Figure>
          <Figure term="Teams that exist now">{year.teams}</Figure>
          {year.half.all > 0 && (
            <Figure term="Where voices come from">
              {year.half.teams === 1
                ? `One team gave ${year.half.voices} of ${year.half.all} voices.`
                : `${counted(year.half.teams)} of ${year.teams} teams gave half of all ${year.half.all} voices.`}
            </Figure>
          )}
        </dl>
        <p className="mt-4 text-small text-ink-2">
          A team of five is left out by luck more often than a department of fifty. Your own table is not
          listed here.
        </p>
      </Card>
    </div>
  );
}

function Figure({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-ink-2">{term}</dt>
      <dd className="font-semibold tabular">{children}</dd>
    </div>
  );
}

function UnitTable({ units, caption }: { units: FairnessYear["forgotten"]; caption: string }) {
  return (
    <table className="w-full text-left text-small">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-ink-2">
        <tr>
          {["Who", "People", "Luck alone leaves them out"].map((head) => (
            <th key={head} scope="col" className="border-b border-line py-2 pr-4 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map(({ id, name, people, byLuck }) => (
          <tr key={id} className="*:border-line *:py-2.5 *:pr-4 not-last:*:border-b">
            <th scope="row" className="font-semibold">
              <a href={`/teams/${id}`} className="hover:underline">
                {name}
              </a>
            </th>
            <td className="tabular">{people}</td>
            <td className="text-balance">{luckWords(byLuck)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
