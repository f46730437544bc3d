import { RailGauge, RailValue } from "@/components/charts/rail-gauge";
import type { CellView } from "@/features/results/types";

type Props = {
  cell: CellView;
  label: string;
  /** A score runs from -100 to +100, a share from 0 to 100. */
  scale: "score" | "share";
  previous?: number | null;
  compare?: number | null;
};

/** A published figure on its rail: number and interval, one of three bands, words, or the lid. */
export function CellRail({ cell, label, scale, previous, compare }: Props) {
  const min = scale === "score" ? -100 : 0;
  if (cell.state === "exact" && "words" in cell) {
    return <RailGauge state="band" band={cell.words === "nearly_all" ? "high" : "low"} label={label} />;
  }
  if (cell.state !== "exact") {
    return (
      <RailGauge state={cell.state} band={cell.state === "band" ? cell.band : undefined} label={label} />
    );
  }
  const { value, low, high } = cell;
  const beside = { previous: previous ?? undefined, compare: compare ?? undefined };
  return <RailGauge min={min} max={100} {...{ value, low, high, label }} {...beside} />;
}

/** The figure at the end of its rail, as far as it may be said. */
export function CellValue({ cell, scale }: Pick<Props, "cell" | "scale">) {
  if (cell.state === "exact" && "value" in cell) {
    return <RailValue value={cell.value} min={scale === "score" ? -100 : 0} />;
  }
  return <span className="font-sign text-[16px] leading-tight">{cellWords(cell)}</span>;
}

export function cellWords(cell: CellView): string {
  if (cell.state === "lid") return "lid on";
  if (cell.state === "band") return { low: "low", middle: "middle", high: "high" }[cell.band];
  if ("words" in cell) return cell.words === "nearly_all" ? "nearly all" : "hardly any";
  return String(cell.value);
}
