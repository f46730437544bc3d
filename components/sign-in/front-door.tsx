import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

/** The red front of the house, for pages that a stranger stands before: a title, what it is about, what to do. */
export function FrontDoor({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main id="main" className="on-hood flex min-h-dvh flex-col bg-hood text-white">
      <div className="shell w-full pt-6">
        <Logo />
      </div>
      <div className="shell flex w-full flex-1 flex-col justify-center pb-24">
        <h1 className="font-sign text-page">{title}</h1>
        <p className="mt-3 max-w-[46ch] text-lead">{lead}</p>
        {children}
      </div>
    </main>
  );
}
