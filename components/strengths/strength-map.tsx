import clsx from "clsx";
import Link from "next/link";
import { Face } from "@/components/ui/face";
import type { PostedStrength, StrengthRow, TeamMap } from "@/features/strengths/types";

type MapPerson = { id: string; name: string; src: string | null };

const ROWS_AT_FIRST = 8;

/**
 * A team's strengths: people across, strengths down. A large ink dot is somebody's first, a small one is in their top
 * five, the number says how many have it. On a phone each strength shows the faces instead.
 */
export function StrengthMap({ people, map }: { people: MapPerson[]; map: TeamMap }) {
  if (map.posted === 0) {
    return <p className="text-ink-2">Nobody here has posted their five yet.</p>;
  }
  const more = map.rows.slice(ROWS_AT_FIRST);
  return (
    <>
      <p className="-mt-2 mb-4 text-small text-ink-2">
        <span className="max-sm:hidden">Large dot: signature strength. Small dot: in the top five.</span>
        <span className="sm:hidden">
          A ring around the face: signature strength. The rest: in the top five.
        </span>
        {map.posted < people.length && ` ${map.posted} of ${people.length} have posted theirs.`}
      </p>
      <Grid people={people} rows={map.rows.slice(0, ROWS_AT_FIRST)} caption="Strengths of the team" />
      {more.length > 0 && (
        <details className="group">
          <summary className="inline-flex min-h-11 items-center text-small font-semibold underline underline-offset-4 group-open:hidden">
            {more.length === 1 ? "And one more" : `And ${more.length} more`}
          </summary>
          <Grid people={people} rows={more} caption="More strengths of the team" headless />
        </details>
      )}
      {map.nobody.length > 0 && <Nobody strengths={map.nobody} />}
    </>
  );
}

type GridProps = { people: MapPerson[]; rows: StrengthRow[]; caption: string; headless?: boolean };

function Grid({ people, rows, caption, headless }: GridProps) {
  return (
    <>
      <table className="w-full table-fixed border-collapse max-sm:hidden">
        <caption className="sr-only">{caption}</caption>
        <thead className={clsx(headless && "sr-only")}>
          <tr>
            <th scope="col" className={nameColumn}>
              <span className="sr-only">Strength</span>
            </th>
            {people.map((person) => (
              <th key={person.id} scope="col" className="pb-2 align-bottom leading-none font-normal">
                <Link href={`/people/${person.id}`} className="inline-block rounded-full" title={person.name}>
                  <Face name={person.name} src={person.src} size={people.length > 8 ? 28 : 34} />
                </Link>
              </th>
            ))}
            <th scope="col" className="w-10">
              <span className="sr-only">How many</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="h-10 border-t border-line">
              <th scope="row" className={clsx(nameColumn, "text-left text-small font-semibold")}>
                {row.name}
              </th>
              {people.map((person) => (
                <td key={person.id} className="p-0 text-center leading-none">
                  <Dot mark={row.marks.find((mark) => mark.personId === person.id)} />
                </td>
              ))}
              <td className="text-right text-small text-ink-2 tabular">{row.marks.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="sm:hidden">
        {rows.map((row) => (
          <PhoneRow key={row.id} row={row} people={people} />
        ))}
      </ul>
    </>
  );
}

const nameColumn = "w-[8.5rem] pr-2 leading-tight";

function Dot({ mark }: { mark: StrengthRow["marks"][number] | undefined }) {
  if (!mark) return null;
  return (
    <>
      <span
        aria-hidden="true"
        className={clsx(
          "inline-block rounded-full align-middle",
          mark.first ? "size-5 bg-ink" : "size-3 border-[1.5px] border-crust-deep bg-band-core",
        )}
      />
      <span className="sr-only">{mark.first ? "signature strength" : "in the top five"}</span>
    </>
  );
}

function PhoneRow({ row, people }: { row: StrengthRow; people: MapPerson[] }) {
  const firsts = row.marks.filter((mark) => mark.first);
  const shown = [...firsts, ...row.marks.filter((mark) => !mark.first)];
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex justify-between text-small font-semibold">
        {row.name} <span className="font-normal text-ink-2 tabular">{row.marks.length}</span>
      </p>
      <ul className="mt-1.5 flex flex-wrap items-center gap-3.5 py-1 pl-1.5">
        {shown.map((mark) => {
          const person = people.find(({ id }) => id === mark.personId);
          return (
            person && (
              <li key={person.id} className="flex items-center leading-none">
                <Face name={person.name} src={person.src} size={28} ring={mark.first ? "ink" : undefined} />
                {mark.first && <span className="sr-only">, signature strength</span>}
              </li>
            )
          );
        })}
      </ul>
    </li>
  );
}

const GAPS_AT_FIRST = 6;

function Nobody({ strengths }: { strengths: PostedStrength[] }) {
  const more = strengths.slice(GAPS_AT_FIRST);
  return (
    <div className="mt-5">
      <h3 className="mb-2 text-small font-semibold">Nobody here lists</h3>
      <Gaps strengths={strengths.slice(0, GAPS_AT_FIRST)} />
      {more.length > 0 && (
        <details className="group">
          <summary className="inline-flex min-h-11 items-center text-small font-semibold underline underline-offset-4 group-open:hidden">
            {more.length === 1 ? "Nor one more" : `Nor ${more.length} more`}
          </summary>
          <div className="mt-2">
            <Gaps strengths={more} />
          </div>
        </details>
      )}
    </div>
  );
}

/** What is missing, each leading to those elsewhere who list it. */
function Gaps({ strengths }: { strengths: PostedStrength[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {strengths.map(({ id, name, hint }) => (
        <li key={id}>
          <Link
            href={`/people/right-person?strength=${id}`}
            title={`${hint} See who could lend a hand.`}
            className="inline-flex min-h-9 items-center rounded-full border-[1.5px] border-dashed border-line-strong px-3.5 text-small font-semibold hover:bg-ink/8"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
