import { PizzaPair } from "@/components/charts/pizza-pair";
import { takenSeats } from "@/components/teams/team-tile";
import { Card } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import type { DiffSection, DryRun, OverTeam } from "@/features/people/rules/dry-run";
import { roomWords } from "@/features/teams/rules";
import { DiffList } from "./diff-list";
import { Line } from "./line";
import { LeftOut, ProblemRows } from "./problem-rows";

type Props = { draftId: string; run: DryRun; faces: Record<string, string | null> };

const OVER_SHOWN = 12;

/** Step four: what would happen, one line for each thing, and the rows that are wrong. */
export function DiffLines({ draftId, run, faces }: Props) {
  const list = (section: DiffSection, words: string) => (
    <DiffList key={section} draftId={draftId} section={section} words={words} />
  );
  return (
    <Card className="divide-y divide-line py-1! sm:py-2!">
      {run.nothing && (
        <Line sign="=" count={run.people} words="people are as this file says already.">
          Nothing would change.
        </Line>
      )}
      {run.join > 0 && (
        <div>
          <Line sign="+" count={run.join} words={run.join === 1 ? "person joins." : "people join."}>
            {run.portalIsEmpty && "Nobody moves, nobody leaves: no table is laid yet."}
            {run.portalIsEmpty &&
              run.join < run.file.rows &&
              ` ${run.file.rows - run.join === 1 ? "One is" : `${run.file.rows - run.join} are`} here already.`}
          </Line>
          {list("join", "See who joins")}
        </div>
      )}
      {run.return > 0 && (
        <div>
          <Line
            sign="+"
            count={run.return}
            words={run.return === 1 ? "person comes back." : "people come back."}
          >
            Their history is still here.
          </Line>
          {list("return", "See who comes back")}
        </div>
      )}
      {run.newTeams > 0 && (
        <div>
          <Line sign="+" count={run.newTeams} words={run.newTeams === 1 ? "team," : "teams,"}>
            in {counted(run.departments, "department")} and {counted(run.businessUnits, "business unit")}.{" "}
            {run.teams - run.overInAll} fit two pizzas.
          </Line>
          {list("new_table", "See the new tables")}
        </div>
      )}
      {run.changedTeams > 0 && (
        <div>
          <Line
            sign="~"
            count={run.changedTeams}
            words={run.changedTeams === 1 ? "table changes" : "tables change"}
          >
            their lead or their place. They stay the same tables.
          </Line>
          {list("changed_table", "See what changes")}
        </div>
      )}
      {run.overInAll > 0 && (
        <div className="pb-6">
          <Line
            sign="!"
            count={run.overInAll}
            words={run.overInAll === 1 ? "team is over two pizzas." : "teams are over two pizzas."}
          >
            {run.newTeams > 0 ? "They may come in like this, then only shrink." : "They can only shrink."}
          </Line>
          <ul className="mt-2 grid grid-cols-2 gap-x-6 gap-y-7 md:grid-cols-3 xl:grid-cols-4">
            {run.over.slice(0, OVER_SHOWN).map((team) => (
              <Over key={team.id} team={team} limit={run.limit} face={faces[team.lead?.id ?? ""] ?? null} />
            ))}
            {run.overInAll > OVER_SHOWN && (
              <li className="self-center font-semibold">and {run.overInAll - OVER_SHOWN} more</li>
            )}
          </ul>
        </div>
      )}
      {run.move > 0 && (
        <div>
          <Line sign="→" count={run.move} words={run.move === 1 ? "person moves" : "people move"}>
            to another table. Their history stays with them.
          </Line>
          {list("move", "See who moves")}
        </div>
      )}
      {run.change > 0 && (
        <div>
          <Line sign="~" count={run.change} words={run.change === 1 ? "person changes" : "people change"}>
            in what we know of them: name, address, title, lead or picture.
          </Line>
          {list("change", "See what changes of whom")}
        </div>
      )}
      {run.leave > 0 && (
        <div>
          <Line sign="−" count={run.leave} words={run.leave === 1 ? "person leaves:" : "people leave:"}>
            here and not in this file, which is the whole company. Their history stays.
          </Line>
          {list("leave", "See who leaves")}
        </div>
      )}
      {run.emptied > 0 && (
        <div>
          <Line sign="−" count={run.emptied} words={run.emptied === 1 ? "table is" : "tables are"}>
            left by everybody, and cleared.
          </Line>
          {list("ended_table", "See which")}
        </div>
      )}
      {run.missing > 0 && (
        <div>
          <Line sign="=" count={run.missing} words={run.missing === 1 ? "person is" : "people are"}>
            here and not in this file. {run.missing === 1 ? "This one stays" : "They stay"}
            {run.whole && ": whoever opened the portal or runs it is never removed by a file"}.
          </Line>
          {list("stay", "See who stays")}
        </div>
      )}
      {run.unseated > 0 && (
        <div>
          <Line sign="!" count={run.unseated} words={run.unseated === 1 ? "person has" : "people have"}>
            nobody above, nobody below and no team named. They come in without a seat.
          </Line>
          {list("unseated", "See who has no seat")}
        </div>
      )}
      <PictureLine run={run} />
      {run.leftOut > 0 && <LeftOut draftId={draftId} count={run.leftOut} />}
      {run.problemsInAll > 0 && <ProblemRows draftId={draftId} run={run} />}
    </Card>
  );
}

function PictureLine({ run: { pictures, problemsInAll } }: { run: DryRun }) {
  if (pictures.ready === 0) return null;
  const without =
    pictures.without === 1 ? "One person has none and gets" : `${pictures.without} people have none and get`;
  return (
    <Line sign="+" count={pictures.matched} words={`pictures matched, of ${pictures.ready}.`}>
      {problemsInAll === 0 && pictures.without > 0 && `${without} initials until somebody adds one. `}
      {pictures.given < pictures.matched &&
        problemsInAll === 0 &&
        `${pictures.matched - pictures.given} keep the picture they have. `}
      {pictures.spare.length > 0 &&
        `Nobody answers to ${pictures.spare.slice(0, 3).join(", ")}${pictures.spare.length > 3 ? " and others" : ""}.`}
    </Line>
  );
}

function Over({ team, limit, face }: { team: OverTeam; limit: number; face: string | null }) {
  return (
    <li className="min-w-0">
      <PizzaPair teamId={team.id} limit={limit} seats={takenSeats(team)} size={46} faces={false} />
      <p className="mt-2 flex items-center gap-2.5">
        {team.lead && <Face name={team.lead.name} src={face} size={30} alt="" />}
        <span className="min-w-0 leading-snug">
          <span className="block text-[15px] font-semibold">{team.name}</span>
          <span className="block text-small text-ink-2">{roomWords(team.people, limit)}</span>
        </span>
      </p>
    </li>
  );
}

function counted(count: number, word: string): string {
  return count === 1 ? `one ${word}` : `${count} ${word}s`;
}
