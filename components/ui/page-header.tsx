import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

type Crumb = { href?: string; label: string };

type HeaderWords = { title: ReactNode; lead?: ReactNode; crumbs?: Crumb[]; aside?: ReactNode };

/** The page's one h1 on the counter, with where it stands and what it is about. */
export function PageHeader({ title, lead, crumbs, aside }: HeaderWords) {
  return (
    <header className="px-2 pt-5 pb-5 sm:px-0 sm:pt-9 sm:pb-6">
      <Words {...{ title, lead, crumbs, aside }} size="text-page" leadClass="text-ink-2" />
    </header>
  );
}

/** The h1 inside the red counter front; what is given as children hangs on its lower edge, `short` when it is no ticket's length. */
export function HoodHeader({
  title,
  lead,
  crumbs,
  aside,
  short,
  children,
}: HeaderWords & { short?: boolean; children?: ReactNode }) {
  const room = short ? "pb-[106px]" : "pb-[178px]";
  return (
    <>
      <header className={clsx("on-hood bg-hood pt-5 text-white sm:pt-6", children ? room : "pb-9")}>
        <div className="shell">
          <div className="px-2 sm:px-0">
            <Words {...{ title, lead, crumbs, aside }} size="text-greeting" leadClass="text-white" />
          </div>
        </div>
      </header>
      {children && (
        <div className={clsx("hanging shell relative", short ? "-mt-[56px]" : "-mt-[128px]")}>{children}</div>
      )}
    </>
  );
}

function Words({
  title,
  lead,
  crumbs,
  aside,
  size,
  leadClass,
}: HeaderWords & { size: string; leadClass: string }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-full max-sm:pr-12">
        {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} className={leadClass} />}
        <h1 className={clsx("font-sign", size)}>{title}</h1>
        {lead && <div className={clsx("mt-2 max-w-[62ch] text-lead text-pretty", leadClass)}>{lead}</div>}
      </div>
      {aside && <div className="max-sm:w-full">{aside}</div>}
    </div>
  );
}

function Crumbs({ crumbs, className }: { crumbs: Crumb[]; className: string }) {
  return (
    <nav aria-label="You are here" className={clsx("mb-1 text-small", className)}>
      <ol className="flex flex-wrap">
        {crumbs.map((crumb, i) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <Link href={crumb.href} className="hover:underline">
                {crumb.label}
              </Link>
            ) : (
              crumb.label
            )}
            {i < crumbs.length - 1 && <span aria-hidden="true">&nbsp;/&nbsp;</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
