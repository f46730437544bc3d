import type { Step } from "../input";
import { inWords } from "../rules";

/** Names of units and people by id. */
export type Names = ReadonlyMap<string, string>;

/** Every id that a step speaks of; `new:<key>` among them. */
export function idsIn(step: Step): string[] {
  switch (step.do) {
    case "found":
      return [step.parentId, ...(step.leadId ? [step.leadId] : [])];
    case "move":
      return [step.unitId, step.parentId];
    case "lead":
      return [step.unitId, ...(step.leadId ? [step.leadId] : [])];
    case "seat":
      return [step.unitId, ...step.personIds];
    case "merge":
      return [...step.unitIds, ...(step.leadId ? [step.leadId] : [])];
    default:
      return [step.unitId];
  }
}

/** One step as a sentence: "Purchasing becomes Buying." @param all the plan it belongs to, for what earlier steps make */
export function stepWords(step: Step, names: Names, all: readonly Step[] = []): string {
  const call = (id: string) => nameOf(id, names, all);
  switch (step.do) {
    case "found": {
      const lead = step.leadId ? `, led by ${call(step.leadId)}` : "";
      return `${step.name} is founded in ${call(step.parentId)}${lead}.`;
    }
    case "rename":
      return `${call(step.unitId)} becomes ${step.name}.`;
    case "move":
      return `${call(step.unitId)} moves under ${call(step.parentId)}.`;
    case "lead":
      return step.leadId
        ? `${call(step.leadId)} leads ${call(step.unitId)}.`
        : `${call(step.unitId)} has no lead for a while.`;
    case "seat":
      return `${listNames(step.personIds.map(call))} ${step.personIds.length === 1 ? "sits" : "sit"} down at ${call(step.unitId)}.`;
    case "merge":
      return `${listNames(step.unitIds.map(call))} become one team, ${step.name}.`;
    case "close":
      return `${call(step.unitId)} closes.`;
  }
}

/** What a plan does to one unit, as it goes on after "On 1 December: "; null when it does nothing to it. */
export function wordsFor(unitId: string, steps: readonly Step[], names: Names): string | null {
  const parts = steps.flatMap((step) => {
    const call = (id: string) => nameOf(id, names, steps);
    if (step.do === "merge" && step.unitIds.includes(unitId)) {
      const others = step.unitIds.filter((id) => id !== unitId).map(call);
      return [`merges with ${listNames(others)} into ${step.name}`];
    }
    if (step.do === "found" && step.parentId === unitId) return [`gets a new team, ${step.name}`];
    if (step.do === "move" && step.parentId === unitId) return [`${call(step.unitId)} moves in`];
    if (!("unitId" in step) || step.unitId !== unitId) return [];
    if (step.do === "rename") return [`becomes ${step.name}`];
    if (step.do === "move") return [`moves under ${call(step.parentId)}`];
    if (step.do === "lead")
      return [step.leadId ? `${call(step.leadId)} becomes the lead` : "has no lead for a while"];
    if (step.do === "seat")
      return [
        `${inWords(step.personIds.length)} ${step.personIds.length === 1 ? "person sits" : "people sit"} down here`,
      ];
    return ["closes"];
  });
  return parts.length > 0 ? parts.join("; ") : null;
}

function nameOf(id: string, names: Names, all: readonly Step[]): string {
  const key = id.startsWith("new:") ? id.slice(4) : null;
  const made = key ? all.find((step) => "key" in step && step.key === key) : undefined;
  return (made && "name" in made ? made.name : names.get(id)) ?? "a team that is gone";
}

function listNames(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names);
}
