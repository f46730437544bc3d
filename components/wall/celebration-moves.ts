const OUT = "cubic-bezier(0.2, 0.8, 0.2, 1)";
/** When each part begins and how long all of it lasts, in milliseconds. */
const FLIES_AT = 900;
const FLIES_FOR = 1300;
const LIT_AT = FLIES_AT + FLIES_FOR - 150;
const ENDS_AT = 7600;
const STILL_ENDS_AT = 6000;

type Fall = { delay: number; lasts: number; drift: number; turns: number };

/**
 * Plays the hand-over on a drawn stage; with reduced motion it fades in and out and nothing flies.
 * @returns what ends it at once, with a short fade
 */
export function playHandOver(stage: HTMLElement, onEnd: () => void): () => void {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const part = (name: string) => stage.querySelector<HTMLElement>(`[data-part=${name}]`);
  stage.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 300, fill: "forwards" });
  if (isStill) showAll(part);
  else fly(stage, part);
  let isOver = false;
  const stop = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    stage.animate([{ opacity: 0 }], { duration: 260, fill: "forwards" }).finished.then(onEnd, onEnd);
  };
  const timer = setTimeout(stop, isStill ? STILL_ENDS_AT : ENDS_AT);
  return stop;
}

type PartOf = (name: string) => HTMLElement | null;

function showAll(part: PartOf): void {
  for (const name of ["light", "words"]) {
    part(name)?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 500, fill: "forwards" });
  }
}

function fly(stage: HTMLElement, part: PartOf): void {
  const options = { fill: "both", easing: OUT } as const;
  part("frame")?.animate([{ filter: "brightness(0.45)" }, { filter: "brightness(1)" }], {
    ...options,
    delay: LIT_AT,
    duration: 420,
  });
  part("light")?.animate([{ opacity: 0 }, { opacity: 1 }], { ...options, delay: LIT_AT, duration: 420 });
  part("words")?.animate(
    [
      { opacity: 0, transform: "translateY(12px)" },
      { opacity: 1, transform: "none" },
    ],
    { ...options, delay: LIT_AT + 200, duration: 500 },
  );
  part("jacket")?.animate(wayOf(part("before"), part("jacket")), {
    fill: "both",
    delay: FLIES_AT,
    duration: FLIES_FOR,
    easing: "cubic-bezier(0.45, 0, 0.25, 1)",
  });
  const depth = stage.clientHeight;
  for (const piece of stage.querySelectorAll<SVGElement>("[data-piece]")) {
    const { delay, lasts, drift, turns } = JSON.parse(piece.dataset.piece ?? "{}") as Fall;
    piece.animate(
      [
        { opacity: 1, transform: "translate(0, -40px) rotate(0turn)" },
        { opacity: 1, offset: 0.85 },
        { opacity: 0, transform: `translate(${drift}vw, ${depth}px) rotate(${turns}turn)` },
      ],
      { fill: "both", delay: LIT_AT + delay, duration: lasts, easing: "cubic-bezier(0.3, 0.2, 0.6, 1)" },
    );
  }
}

/** From the old holder's frame, in an arc, to its place on the new one; the first jacket comes down from above. */
function wayOf(before: HTMLElement | null, jacket: HTMLElement | null): Keyframe[] {
  const from = before?.getBoundingClientRect();
  const to = jacket?.getBoundingClientRect();
  const rest = { transform: "none" };
  if (!to) return [rest];
  if (!from?.width) return [{ transform: "translate(0, -70vh) rotate(-14deg)" }, rest];
  const x = from.right - to.right + 18;
  const y = from.bottom - to.bottom - 34;
  return [
    { transform: `translate(${x}px, ${y}px) scale(0.6)` },
    { transform: `translate(${x * 0.5}px, ${y - 170}px) rotate(-11deg) scale(1.05)`, offset: 0.5 },
    { transform: "translate(0, -8px) rotate(3deg)", offset: 0.86 },
    rest,
  ];
}
