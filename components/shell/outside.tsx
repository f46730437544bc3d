import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "./logo";

/** A page outside the portal, where nobody need be signed in: the counter front with the way home, and one plate. */
export function Outside({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="on-hood bg-hood text-white">
        <div className="shell flex h-17 items-center">
          <Link href="/" aria-label="Two Pizza, to the start" className="px-2 sm:px-0">
            <Logo />
          </Link>
        </div>
      </header>
      <main id="main" className="flex flex-1 items-center pb-24">
        {children}
      </main>
    </div>
  );
}
