import { useRef, useState } from "react";
import { sizesSentence } from "@/features/splits/rules/plan";
import type { Plan } from "@/features/splits/types";

/** How many changes can be undone. */
const KEPT = 60;

/** A plan while it is worked on: every change can be undone, and is said aloud. */
export function usePlan(first: Plan) {
  const [plan, setPlan] = useState(first);
  const [before, setBefore] = useState<Plan[]>([]);
  const [said, setSaid] = useState("");
  const isTyping = useRef(false);

  /** @param words what is said of it, and the sizes of the tables follow; "" for a letter of a name: those are one change */
  function change(next: Plan, words: string) {
    if (next === plan) return;
    if (words || !isTyping.current) setBefore([...before, plan].slice(-KEPT));
    isTyping.current = !words;
    setPlan(next);
    setSaid(words ? `${words} ${sizesSentence(next)}` : "");
  }

  function undo() {
    const last = before.at(-1);
    if (!last) return;
    isTyping.current = false;
    setBefore(before.slice(0, -1));
    setPlan(last);
    setSaid(`Undone. ${sizesSentence(last)}`);
  }

  return { plan, change, undo: before.length > 0 ? undo : null, said, setSaid };
}
