import { Stamp } from "@/components/ui/stamp";
import type { Served } from "@/features/wall/types/screen";

/** A kept promise on the office screen: a ticket on the rail, stamped. */
export function KioskSaid({ said }: { said: Served }) {
  return (
    <div className="absolute inset-x-300 top-90 portrait:inset-x-60 portrait:top-400">
      <div className="rail relative z-10 mx-[calc(var(--u)*-60)] h-[calc(var(--u)*24)]!" />
      <div className="torn -mt-9 bg-paper px-84 pt-64 pb-70 text-ink [filter:drop-shadow(0_14px_18px_rgb(0_0_0/0.35))] portrait:px-60">
        <p className="flex items-baseline justify-between font-till text-[length:calc(var(--u)*26)] text-ink-2">
          <span>You said, we did</span>
          <span>For everybody</span>
        </p>
        <div className="my-26 border-t-2 border-dashed border-line-strong" />
        <p className="font-hand text-[length:calc(var(--u)*46)]">“{said.youSaid}”</p>
        <h1 className="mt-40 font-sign text-[length:calc(var(--u)*62)] leading-[1.1]">{said.weDo}</h1>
        <div className="mt-44 flex items-center justify-between gap-50">
          <p className="min-w-0 text-[length:calc(var(--u)*34)] leading-[1.36] text-ink-2">{said.outcome}</p>
          <span className="shrink-0 [&>span]:border-[length:calc(var(--u)*5)] [&>span]:px-30 [&>span]:py-10 [&>span]:text-[length:calc(var(--u)*44)]">
            <Stamp tone="basil">Served</Stamp>
          </span>
        </div>
      </div>
    </div>
  );
}
