import clsx from "clsx";
import { Face } from "@/components/ui/face";
import { listWords } from "@/features/awards/rules/findings";
import type { Graph } from "@/features/awards/types/panel";

type PictureOf = (pictureId: string | null) => string | null;

/**
 * Who put up whom: those who spoke at the left, nominees at the right, a line for each voice. The names are words, only the
 * lines are drawn, so that it stays readable on a phone. Gold marks two who spoke for each other.
 */
export function PutUpGraph({ graph, pictureOf }: { graph: Graph; pictureOf: PictureOf }) {
  const { speakers, nominees } = graph;
  const step = speakers.length > 16 ? 36 : 44;
  const height = Math.max(speakers.length * step, nominees.length * 92);
  const left = (i: number) => ((i + 0.5) * height) / speakers.length;
  const right = (i: number) => ((i + 0.5) * height) / nominees.length;
  return (
    <div
      role="img"
      aria-label={graphWords(graph)}
      className="grid grid-cols-[minmax(0,34fr)_minmax(0,22fr)_minmax(0,44fr)] sm:grid-cols-[minmax(0,11rem)_1fr_minmax(0,13.5rem)]"
      style={{ height }}
    >
      <ul className="relative">
        {speakers.map((one, i) => (
          <li
            key={one.id}
            className="absolute right-0 flex max-w-full -translate-y-1/2 items-center gap-2 text-right"
            style={{ top: left(i) }}
          >
            <span className="min-w-0 text-tiny leading-tight font-semibold sm:text-small">{one.name}</span>
            <span className="shrink-0 max-[22.5rem]:hidden">
              <Face name={one.name} alt="" src={pictureOf(one.pictureId)} size={step - 8} ring="paper" />
            </span>
          </li>
        ))}
      </ul>
      <Lines graph={graph} height={height} left={left} right={right} />
      <ul className="relative">
        {nominees.map(({ nominee, voices, teams }, i) => (
          <li
            key={nominee.id}
            className="absolute left-0 flex max-w-full -translate-y-1/2 items-center gap-2 sm:gap-2.5"
            style={{ top: right(i) }}
          >
            <span className="shrink-0 max-sm:hidden">
              <Face name={nominee.name} alt="" src={pictureOf(nominee.pictureId)} size={64} ring="paper" />
            </span>
            <span className="shrink-0 sm:hidden">
              <Face name={nominee.name} alt="" src={pictureOf(nominee.pictureId)} size={38} ring="paper" />
            </span>
            <span className="min-w-0 text-tiny leading-tight sm:text-small">
              <b className="block wrap-break-word">{nominee.shortName}</b>
              <span className="text-ink-2">
                <span className="whitespace-nowrap">
                  {voices} {voices === 1 ? "voice" : "voices"},
                </span>{" "}
                <span className="whitespace-nowrap">
                  {teams} {teams === 1 ? "team" : "teams"}
                </span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Place = (i: number) => number;

function Lines({ graph, height, left, right }: { graph: Graph; height: number; left: Place; right: Place }) {
  const path = ({ speaker, nominee }: Graph["lines"][number]) =>
    `M0 ${left(speaker)}C45 ${left(speaker)} 55 ${right(nominee)} 100 ${right(nominee)}`;
  const plain = graph.lines.filter(({ mutual }) => !mutual);
  const gold = graph.lines.filter(({ mutual }) => mutual);
  return (
    <div className="relative mx-1.5">
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
        aria-hidden="true"
      >
        {plain.map((line) => (
          <path
            key={`${line.speaker}-${line.nominee}`}
            d={path(line)}
            fill="none"
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.6"
            className="stroke-ink-2"
          />
        ))}
        {gold.map((line) => (
          <g key={`${line.speaker}-${line.nominee}`} fill="none">
            <path d={path(line)} vectorEffect="non-scaling-stroke" strokeWidth="13" className="stroke-band" />
            <path
              d={path(line)}
              vectorEffect="non-scaling-stroke"
              strokeWidth="2.6"
              className="stroke-crust-deep"
            />
          </g>
        ))}
      </svg>
      {gold.map((line) => (
        <span key={`${line.speaker}-${line.nominee}`}>
          <Tip className="-left-1 rotate-180" y={left(line.speaker)} />
          <Tip className="-right-1" y={right(line.nominee)} />
          <span
            className="absolute left-1/2 -translate-x-1/2 translate-y-2 rounded-full border-[1.5px] border-crust-deep bg-dough px-2.5 py-0.5 text-center text-tiny font-semibold whitespace-nowrap max-[22.5rem]:hidden"
            style={{ top: (left(line.speaker) + right(line.nominee)) / 2 }}
          >
            each other
          </span>
        </span>
      ))}
    </div>
  );
}

/** One end of the double arrow on a gold ribbon. */
function Tip({ y, className }: { y: number; className: string }) {
  return (
    <svg
      width="13"
      height="16"
      viewBox="0 0 13 16"
      className={clsx("absolute -translate-y-1/2", className)}
      style={{ top: y }}
      aria-hidden="true"
    >
      <path
        d="m2 2 9 6-9 6"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-crust-deep"
      />
    </svg>
  );
}

/** The picture in a sentence. */
function graphWords({ speakers, nominees, lines }: Graph): string {
  const each = nominees.map(({ nominee }, at) => {
    const names = lines
      .filter((line) => line.nominee === at)
      .map(({ speaker }) => speakers[speaker]?.name ?? "");
    return `${listWords(names)} spoke for ${nominee.name}`;
  });
  const pairs = lines.filter(({ mutual }) => mutual).length;
  const gold = pairs === 1 ? " One pair spoke for each other." : ` ${pairs} pairs spoke for each other.`;
  return `${each.join(". ")}.${pairs > 0 ? gold : ""}`;
}
