import type { ReactNode } from "react";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { Logo } from "@/components/shell/logo";

/** The front door with ways in beside it: the red counter with a laid table, and what to do. */
export function SplitDoor({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[1.35fr_1fr] lg:grid-rows-1">
      <div className="on-hood flex flex-col bg-hood px-5 py-7 text-white sm:px-16 sm:py-9">
        <Logo />
        <div className="flex flex-1 flex-col justify-center pt-8 lg:pb-20">
          <h1 className="font-sign text-page">{title}</h1>
          <p className="mt-3 max-w-[42ch] text-lead">{lead}</p>
          <div className="mt-10 max-w-[520px] max-lg:hidden" aria-hidden="true">
            <PizzaPair teamId="door" limit={8} size={240} ground="hood" seats={[]} />
          </div>
        </div>
      </div>
      <div className="flex flex-col px-5 py-9 sm:px-16 lg:justify-center lg:px-14">
        <div className="w-full max-w-md space-y-8">{children}</div>
      </div>
    </main>
  );
}
