import type { ReactNode } from "react";
import { StepNumber } from "@/components/ui/step";

/** What happens to the answer, in plain words, and in the same type what is not promised. */
export function SealStep({ unitName, together }: { unitName: string; together: number }) {
  return (
    <div className="flex-1">
      <Envelope />
      <h1 className="mx-auto mt-4 mb-6 max-w-[16ch] text-center font-sign text-[30px] leading-[1.06]">
        Your answer leaves without your name
      </h1>
      <ol className="space-y-4">
        <Line number={1} lead="We check that you may vote,">
          once, and tick you off the list.
        </Line>
        <Line number={2} lead="This device seals the envelope.">
          The key that opens it never enters the database, and is destroyed after the count.
        </Line>
        <Line number={3} lead="Then it drops it in the box">
          through a door that takes no cookie and no sign-in.
        </Line>
      </ol>
      <div className="mt-6 space-y-1.5 rounded-well bg-counter px-4 py-3.5 text-[15px]">
        <p>
          <b>Goes in the box:</b> your numbers, your comment, “{unitName}”, where {together} people answer.
        </p>
        <p>
          <b>Stays out:</b> name, device, time.
        </p>
        <p>
          <b>Not promised:</b> hiding it from somebody who watches this server while you answer or changes
          this page, or hiding your writing style. Where a whole group agrees, it may show that it does.
        </p>
      </div>
    </div>
  );
}

function Line({ number, lead, children }: { number: number; lead: string; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <StepNumber>{number}</StepNumber>
      <p>
        <b>{lead}</b> {children}
      </p>
    </li>
  );
}

function Envelope() {
  return (
    <svg viewBox="0 0 140 104" width="134" className="mx-auto block" aria-hidden="true">
      <g stroke="#24161a" strokeWidth="2" strokeLinejoin="round">
        <path d="M2 40 70 84l68-44v62H2z" fill="#ffd978" />
        <path d="M29 1.500h82v74L70 92 29 75.500z" fill="#fff" />
        <path d="M2 40 70 82l68-42v62H2z" fill="#ffd978" />
        <path d="m2 102 52-36m84 36L86 66" fill="none" />
      </g>
      <g stroke="#b9a98c" strokeWidth="3" strokeLinecap="round">
        <path d="M41 18h58M41 30h47M41 42h54" />
      </g>
      <circle cx="70" cy="82" r="15.500" fill="#c4281a" stroke="#24161a" strokeWidth="2" />
      <path d="M61.500 74q8.500-5 17 0L70 85z" fill="#ffd978" />
    </svg>
  );
}
