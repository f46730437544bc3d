import type { ReactNode } from "react";
import { signed } from "@/components/charts/signed";
import { Card } from "@/components/ui/card";
import { groupByStanding } from "@/features/services/rules";
import type { LeagueRow as Row, ServiceLeague } from "@/features/services/types";
import { LeagueRow, leagueColumns } from "./league-row";

/** The services in three honest groups: clearly above the company line, too close to rank, clearly below. */
export function League({
  league,
  pictureOf,
}: {
  league: ServiceLeague;
  pictureOf: (id: string | null) => string | null;
}) {
  const { companyLine: line, round } = league;
  const groups = groupByStanding(league.services);
  const rows = (services: readonly Row[]) => (
    <ul>
      {services.map((service) => (
        <LeagueRow key={service.id} {...{ service, line, k: round?.k ?? null, pictureOf }} />
      ))}
    </ul>
  );
  return (
    <Card>
      {round && <Heads />}
      <div className="grid gap-y-6 lg:mt-3 lg:gap-y-5">
        {groups.above.length > 0 && (
          <Group
            title="Clearly above the rest"
            about={<>Their whole interval sits above the company line ({lineMark(line)}).</>}
          >
            {rows(groups.above)}
          </Group>
        )}
        {groups.close.length > 0 && (
          <Group title="Too close to rank" about={whyClose(groups.close.length, line)}>
            {rows(groups.close)}
          </Group>
        )}
        {groups.below.length > 0 && (
          <Group
            title="Clearly below"
            about={
              <>
                Their whole interval sits below the company line ({lineMark(line)}). These teams get help
                first.
              </>
            }
          >
            {rows(groups.below)}
          </Group>
        )}
        {groups.lid.length > 0 && (
          <Group
            title={round ? "Under the lid" : "First scores"}
            about={round ? "Too few ratings for a figure, so the box stays closed." : firstScores(league)}
          >
            {rows(groups.lid)}
          </Group>
        )}
      </div>
    </Card>
  );
}

function Heads() {
  return (
    <div aria-hidden="true" className={`hidden pb-1 text-tiny font-medium text-ink-2 ${leagueColumns}`}>
      <span className="pl-[54px]">Service</span>
      <Ends from="−100" middle="0" to="+100" />
      <span className="text-right">Score</span>
      <span>Quarters</span>
      <Ends from="0%" middle="Passed on" to="60%" />
      <span />
      <span />
    </div>
  );
}

function Ends({ from, middle, to }: { from: string; middle: string; to: string }) {
  return (
    <span className="flex justify-between">
      <span>{from}</span>
      <span>{middle}</span>
      <span>{to}</span>
    </span>
  );
}

function Group({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2.5 flex flex-wrap items-baseline gap-x-3.5 gap-y-1 font-sign text-[20px] leading-tight">
        {title}
        <span className="font-table text-small font-normal tracking-normal text-ink-2">{about}</span>
      </h2>
      {children}
    </section>
  );
}

function lineMark(line: number | null): string {
  return line === null ? "not there yet" : `▲ ${signed(line)}`;
}

function whyClose(services: number, line: number | null): string {
  const mark = `the company line (${lineMark(line)})`;
  if (services === 1) return `Its interval overlaps ${mark}.`;
  return `These intervals overlap ${mark}. Any order among the ${services} would be a guess, so they are listed by name.`;
}

function firstScores({ open }: ServiceLeague): string {
  return open ? `They open when ${open.name} is closed and counted.` : "They open after the first round.";
}
