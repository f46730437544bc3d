import type { ReactNode } from "react";
import { counted } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { day } from "@/components/ui/dates";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { listWords } from "@/features/awards/rules/findings";
import type { Finding, Reveal } from "@/features/awards/types/panel";
import { FindingNote } from "./finding-note";

type PictureOf = (pictureId: string | null) => string | null;

/** What the panel should talk about, and what was looked at without a find. It changes no score by itself. */
export function WasItFair({ reveal, pictureOf }: { reveal: Reveal; pictureOf: PictureOf }) {
  const { findings, tie, ringsCapped, cases, coolDownMonths, forgotten } = reveal;
  const mayNote = reveal.isMember && reveal.state === "judging";
  const found = (kind: Finding["kind"]) => findings.some((finding) => finding.kind === kind);
  return (
    <Card>
      <CardTitle>Was it fair?</CardTitle>
      <ul>
        {findings.map((finding) => (
          <Row key={finding.key} isFound headline={finding.headline} detail={finding.detail}>
            {finding.kind === "ring" && <Ring finding={finding} pictureOf={pictureOf} />}
            <Notes finding={finding} />
            {mayNote && <FindingNote cycleId={reveal.cycleId} finding={finding.key} />}
          </Row>
        ))}
        {!found("pair") && (
          <Row headline="No pairs." detail="Nobody spoke for somebody who spoke for them within a year." />
        )}
        {!found("ring") && (
          <Row
            headline={ringsCapped ? "No ring among those we looked at." : "No rings."}
            detail={
              ringsCapped
                ? "There are so many voices that the search ended early."
                : "No circle of three to five people spoke for one another."
            }
          />
        )}
        {found("ring") && ringsCapped && (
          <Row isFound headline="There may be more rings." detail="The search ended at the first twenty." />
        )}
        {!found("favourite") && (
          <Row
            headline="No favourites."
            detail="Nobody’s voice went to one person more than twice this year."
          />
        )}
        <Row headline="No one from the same line." detail="Such nominations cannot be sent at all." />
        <CoolingDown cases={cases} months={coolDownMonths} />
        {forgotten.count > 0 && (
          <Row
            isFound
            headline={`${counted(forgotten.count)} ${forgotten.count === 1 ? "team was" : "teams were"} not put up for anything this year.`}
            detail={`${listWords(forgotten.names)}${forgotten.count > forgotten.names.length ? " first of all" : ""}. Nobody has to; somebody may have been overlooked.`}
          />
        )}
      </ul>
      {tie && (
        <div className="mt-5 rounded-well bg-dough px-5 py-4">
          <h3 className="mb-1 font-semibold">
            Level at {tie.points}. The rule, set before this turn opened:
          </h3>
          <p className="text-small text-ink-2">{tie.words}</p>
        </div>
      )}
    </Card>
  );
}

function CoolingDown({ cases, months }: { cases: Reveal["cases"]; months: number }) {
  const out = cases.filter(({ whyOut }) => whyOut);
  if (out.length === 0) {
    const rule = months > 0 ? `Holders wait ${months} months; ` : "";
    return <Row headline="Nobody is cooling down." detail={`${rule}everybody here may win.`} />;
  }
  return (
    <Row
      isFound
      headline={`${counted(out.length)} ${out.length === 1 ? "case cannot" : "cases cannot"} win.`}
      detail={out.map(({ whyOut }) => whyOut).join(" ")}
    />
  );
}

function Row({
  headline,
  detail,
  isFound,
  children,
}: {
  headline: string;
  detail: string;
  isFound?: boolean;
  children?: ReactNode;
}) {
  return (
    <li className="flex gap-4 border-b border-line py-4 first:pt-1 last:border-0">
      {isFound ? (
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-butter font-bold text-butter-label">
          <span aria-hidden="true">!</span>
          <span className="sr-only">To talk about:</span>
        </span>
      ) : (
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-basil-tint text-basil">
          <Icon name="check" size={17} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="text-[15px]">
          <b>{headline}</b> {detail}
        </p>
        {children}
      </div>
    </li>
  );
}

/** A ring as faces in a row, each naming the next. */
function Ring({ finding, pictureOf }: { finding: Finding; pictureOf: PictureOf }) {
  return (
    <p aria-hidden="true" className="mt-2 flex flex-wrap items-center gap-1.5">
      {finding.people.map(({ id, name, pictureId }) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <Face name={name} alt="" src={pictureOf(pictureId)} size={34} />
          <Icon name="arrow" size={16} className="text-crust-deep" />
        </span>
      ))}
      <Face
        name={finding.people[0]?.name ?? ""}
        alt=""
        src={pictureOf(finding.people[0]?.pictureId ?? null)}
        size={34}
      />
    </p>
  );
}

function Notes({ finding: { notes } }: { finding: Finding }) {
  return notes.map(({ words, byName, notedAt }) => (
    <p
      key={`${byName}-${notedAt.toISOString()}`}
      className="mt-2 rounded-well bg-tray px-4 py-2.5 text-small"
    >
      “{words}”{" "}
      <span className="text-ink-2">
        {byName}, {day(notedAt)}
      </span>
    </p>
  ));
}
