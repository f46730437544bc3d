import type { ReactNode } from "react";
import { RailGauge, RailValue } from "@/components/charts/rail-gauge";
import type { TrendPoint } from "@/components/charts/shapes";
import { SliceGauge } from "@/components/charts/slice-gauge";
import { Trend, TrendLegend } from "@/components/charts/trend";
import { Card, CardTitle } from "@/components/ui/card";
import { LidPanel } from "@/components/ui/lid";
import { Pill } from "@/components/ui/pill";

/** The chart grammar of design picture 11, and the gauges at work. */
export function ChartParts() {
  return (
    <section id="charts" className="grid gap-6" aria-label="Charts">
      <div className="grid gap-6 lg:grid-cols-[2fr_1fr]">
        <RailGrammar />
        <Card>
          <CardTitle>The slice</CardTitle>
          <p className="mb-4 text-small text-ink-2">
            A score is a slice. Wide slice, few answers. Thin slice, many.
          </p>
          <SliceGauge score={40} low={-7} high={69} n={10} words={false} width={330} />
          <SliceGauge score={27} low={17} high={36} n={261} words={false} width={330} />
        </Card>
      </div>
      <div className="grid gap-6 lg:grid-cols-[0.85fr_1fr]">
        <Card>
          <CardTitle aside={<Pill tone="same">No real change</Pill>}>Team score</CardTitle>
          <SliceGauge score={40} low={-7} high={69} n={10} previous={{ low: -20, high: 50 }} />
          <div className="mt-5 grid grid-cols-[1fr_auto] items-center gap-x-5 gap-y-1 border-t border-line pt-4 sm:grid-cols-[auto_1fr_auto]">
            <p className="text-small">
              <b>Whole company</b>
              <br />
              261 answers
            </p>
            <div className="max-sm:order-3 max-sm:col-span-2">
              <RailGauge label="Whole company" value={27} low={17} high={36} />
            </div>
            <RailValue value={27} />
          </div>
        </Card>
        <Card>
          <CardTitle aside={<TrendLegend points={rounds} />}>Eight rounds</CardTitle>
          <Trend title="Eight rounds" points={rounds} />
        </Card>
      </div>
      <div className="grid gap-6 lg:grid-cols-[1fr_0.5fr]">
        <Drivers />
        <LidPanel
          title="Network: the lid stays on"
          why="Three people sit here, and a ballot box needs at least five. So they answer as Information Services."
          note="For the same reason the other team has no result of its own: taking it away from the total would leave just these three."
        >
          <p className="mb-2 text-small font-semibold">Shown instead: all of Information Services</p>
          <div className="flex items-center gap-5">
            <RailGauge label="Information Services" value={40} low={-7} high={69} />
            <RailValue value={40} />
          </div>
        </LidPanel>
      </div>
    </section>
  );
}

function RailGrammar() {
  return (
    <Card>
      <CardTitle>The rail</CardTitle>
      <p className="mb-3 text-small text-ink-2">
        Ink is what we measured. Gold is what we cannot be sure about. Green and red appear only for a real
        shift.
      </p>
      <Row gauge={<RailGauge label="Many answers" value={27} low={17} high={36} compare={8} />}>
        <b>Many answers (261).</b> Short band with end caps. ▲ below the line marks the group it is compared
        with.
      </Row>
      <Row gauge={<RailGauge label="Few answers" value={43} low={-7} high={73} />}>
        <b>Few answers (9).</b> Same mark, wide band. The width of the band is the message.
      </Row>
      <Row gauge={<RailGauge label="Real shift" value={33} low={19} high={46} previous={-4} />}>
        <b>Real shift.</b> Hollow dot is last time. Always with the words and an arrow:{" "}
        <Pill tone="up">Real shift</Pill>
      </Row>
      <Row gauge={<RailGauge label="No real change" value={31} low={2} high={56} previous={22} />}>
        <b>No real change.</b> The words “≈ no real change”, in ink, never green or red.
      </Row>
      <Row gauge={<RailGauge state="lid" label="Lid on" compare={10} />}>
        <b>Lid on.</b> Hatched, no number, same for every group. The stand-in follows in words.
      </Row>
      <Row gauge={<RailGauge state="band" band="middle" label="Three bands" />}>
        <b>Three bands.</b> One or two people joined or left a small team: low, middle, high, no number, no
        change.
      </Row>
    </Card>
  );
}

function Row({ gauge, children }: { gauge: ReactNode; children: ReactNode }) {
  return (
    <div className="grid items-center gap-x-8 gap-y-2 border-t border-line py-3 sm:grid-cols-2">
      {gauge}
      <p className="text-small">{children}</p>
    </div>
  );
}

const rounds: TrendPoint[] = [
  { label: "Win 25", state: "exact", score: 11, low: -33, high: 50 },
  { label: "Spr 25", state: "lid" },
  { label: "Sum 25", state: "exact", score: 0, low: -45, high: 45 },
  { label: "Aut 25", state: "exact", score: 0, low: -45, high: 45 },
  { label: "Win 26", state: "exact", score: 67, low: 15, high: 85, shift: "up" },
  { label: "Spr 26", state: "exact", score: 56, low: 0, high: 83 },
  { label: "Sum 26", state: "band", band: "middle" },
  { label: "Aut 26", state: "exact", score: 40, low: -7, high: 69 },
];

const drivers = [
  {
    words: "I can finish my work in working hours",
    value: 30,
    low: 11,
    high: 60,
    previous: 67,
    compare: 71,
    tone: "down",
  },
  {
    words: "When I ask another team, I get help",
    value: 40,
    low: 17,
    high: 69,
    previous: 33,
    compare: 52,
    tone: null,
  },
  { words: "I have the tools I need", value: 80, low: 49, high: 94, previous: 33, compare: 61, tone: "up" },
  {
    words: "Someone here cares about me",
    value: 90,
    low: 60,
    high: 98,
    previous: 89,
    compare: 70,
    tone: null,
  },
] as const;

function Drivers() {
  return (
    <Card>
      <CardTitle>What is behind it</CardTitle>
      {drivers.map(({ words, tone, ...gauge }) => (
        <div
          key={words}
          className="grid items-center gap-x-5 border-t border-line py-2 sm:grid-cols-[13rem_1fr_3.5rem_8.5rem]"
        >
          <p className="font-medium">{words}</p>
          <RailGauge label={words} min={0} {...gauge} />
          <RailValue value={gauge.value} min={0} />
          <span className="text-small text-ink-2">
            {tone ? <Pill tone={tone}>Real shift</Pill> : "≈ no real change"}
          </span>
        </div>
      ))}
    </Card>
  );
}
