import { RailGauge } from "@/components/charts/rail-gauge";
import { signed } from "@/components/charts/signed";
import { SliceGauge } from "@/components/charts/slice-gauge";
import { TrendTable } from "@/components/charts/trend-table";
import { ChangePill } from "@/components/results/change-pill";
import { Card, CardTitle } from "@/components/ui/card";
import { Lid } from "@/components/ui/lid";
import { scoreWords } from "@/features/services/rules";
import type { Quarter, ServicePage } from "@/features/services/types";
import { SmallTrend } from "./small-trend";

const WIDE = { width: 340, height: 72 };

/** The newest score of a service with what it does not know, and the quarters before. */
export function ScoreCard({ service }: { service: ServicePage }) {
  const { score, previous, round, quarters, name } = service;
  const change = quarters.at(-1)?.change;
  return (
    <Card>
      <CardTitle aside={round?.name}>Score</CardTitle>
      {change && (
        <p className="mb-3">
          <ChangePill verdict={change} />
        </p>
      )}
      {score.state === "exact" && (
        <>
          <SliceGauge
            score={score.value}
            low={score.low}
            high={score.high}
            n={score.n}
            previous={previous?.figure.state === "exact" ? previous.figure : undefined}
            width={380}
            noun="ratings"
            words={false}
          />
          <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="font-sign text-score">{signed(score.value)}</span>
            <span className="min-w-[18ch] flex-1 text-small">
              Most likely between <b>{signed(score.low)}</b> and <b>{signed(score.high)}</b>, from {score.n}{" "}
              ratings.
              {previous?.figure.state === "exact" && <> The dashed slice is {previous.label}.</>}
            </span>
          </p>
        </>
      )}
      {score.state === "words" && (
        <p className="font-sign text-card">
          {scoreWords(score.words)}.{" "}
          <span className="font-table text-body font-normal">{score.n} ratings.</span>
        </p>
      )}
      {score.state === "band" && (
        <>
          <RailGauge state="band" band={score.band} label={`${name}, score`} />
          <p className="mt-2 text-small text-ink-2">
            In the {score.band} third. Few people came or went since the last round, so no number is shown.
          </p>
        </>
      )}
      {score.state === "lid" && <UnderLid service={service} />}
      {quarters.length > 1 && <Quarters name={name} quarters={quarters} />}
    </Card>
  );
}

function UnderLid({ service: { round, open } }: { service: ServicePage }) {
  return (
    <div className="flex flex-wrap items-center gap-5">
      <Lid size={120} />
      <p className="min-w-[20ch] flex-1">
        {round
          ? `A score opens with at least ${round.k} ratings. Until then it is in no total that anyone could subtract.`
          : `Nothing is counted yet. ${open ? `The first score opens when ${open.name} is closed.` : "The first score comes with the first round."}`}
      </p>
    </div>
  );
}

function Quarters({ name, quarters }: { name: string; quarters: Quarter[] }) {
  return (
    <div className="mt-5 border-t border-line pt-4">
      <div className="max-w-85">
        <SmallTrend name={name} quarters={quarters} size={WIDE} />
        <p aria-hidden="true" className="mt-1.5 flex justify-between text-tiny text-ink-2">
          <span>{quarters[0]?.label}</span>
          <span>{quarters.at(-1)?.label}</span>
        </p>
      </div>
      <TrendTable
        title={`${name}, quarter by quarter`}
        points={quarters.map(({ label, figure, change }) => {
          if (figure.state === "exact") {
            const shift = change === "up" || change === "down" ? change : undefined;
            return { label, state: "exact", score: figure.value, low: figure.low, high: figure.high, shift };
          }
          return figure.state === "band" ? { label, ...figure } : { label, state: "lid" };
        })}
      />
    </div>
  );
}
