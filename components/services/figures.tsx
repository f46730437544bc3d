import { RailGauge } from "@/components/charts/rail-gauge";
import { signed } from "@/components/charts/signed";
import { bounceWords, oneIn, scoreWords } from "@/features/services/rules";
import type { Figure } from "@/features/services/types";

/** Rates are drawn up to 60%: more than that is said in words. */
const BOUNCE_AT_MOST = 60;

/** A score on its rail, −100 to +100. `line` is the score compared with, as a triangle. */
export function ScoreRail({ figure, line, label }: { figure: Figure; line?: number | null; label: string }) {
  if (figure.state === "words") return <p className="text-small">{scoreWords(figure.words)}.</p>;
  return <RailGauge {...figure} compare={line ?? undefined} label={label} />;
}

/** The score as a number, where there is one; bands and words have said it on the rail. */
export function ScoreNumber({ figure }: { figure: Figure }) {
  return <>{figure.state === "exact" ? signed(figure.value) : ""}</>;
}

/** The share of people who were passed on at least once, on a rail from 0 to 60%. */
export function BounceRail({ figure, label }: { figure: Figure; label: string }) {
  if (figure.state === "words") return null;
  return <RailGauge {...figure} min={0} max={BOUNCE_AT_MOST} label={label} />;
}

/** "1 in 6": how many were passed on. */
export function bounceIn(figure: Figure): string {
  if (figure.state === "exact") return oneIn(figure.value);
  if (figure.state === "words") return bounceWords(figure.words);
  if (figure.state === "band") return { low: "seldom", middle: "now and then", high: "often" }[figure.band];
  return "";
}

/** "231 ratings", "Lid on", "In a band". */
export function countWords(figure: Figure): string {
  if (figure.state === "lid") return "Lid on";
  if (figure.state === "band") return "Few came or went";
  return `${figure.n.toLocaleString("en-GB")} ratings`;
}
