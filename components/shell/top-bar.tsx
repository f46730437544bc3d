import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Face } from "@/components/ui/face";
import { Icon, type IconName } from "@/components/ui/icon";
import { FaceMenu } from "./face-menu";
import { Logo } from "./logo";
import { SectionLink } from "./section-link";
import { type ThemeSetting, ThemeSwitch } from "./theme-switch";

/** `short` is the label in the phone's tab bar, where the full one has no room. */
export type ShellLink = { href: string; label: string; icon: IconName; short?: string };

/**
 * The red bar of every signed-in page; on a phone only the face stays at the top right and the
 * first five links move to a tab bar at the foot.
 * `menu` is what else the face opens: signing out. Its forms bring their own actions.
 */
export function TopBar({
  links,
  person,
  theme,
  menu,
  searchHref,
  aside,
}: {
  links: ShellLink[];
  person: { name: string; src: string | null; href: string };
  theme?: ThemeSetting;
  menu?: ReactNode;
  searchHref?: string;
  aside?: ReactNode;
}) {
  return (
    <>
      <header className="on-hood z-30 text-white max-sm:absolute max-sm:inset-x-0 max-sm:top-0 sm:bg-hood">
        <div className="shell flex min-h-17 items-center gap-x-7 max-sm:pt-2">
          <Link href="/" className="rounded-small py-1.5 max-sm:hidden">
            <Logo />
          </Link>
          <nav aria-label="Main" className="hidden gap-0.5 self-stretch lg:flex">
            {links.map((link) => (
              <SectionLink key={link.href} href={link.href} className={barLink}>
                {link.label}
              </SectionLink>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-3.5">
            {aside && <div className="max-lg:hidden">{aside}</div>}
            {searchHref && (
              <Link
                href={searchHref}
                aria-label="Search"
                className="grid size-11 place-items-center rounded-full hover:bg-hood-well max-sm:hidden"
              >
                <Icon name="search" size={22} />
              </Link>
            )}
            <FaceMenu
              label={`${person.name}: your page, theme and signing out`}
              face={<Face name={person.name} src={person.src} size={40} alt="" />}
            >
              <p className="px-3 pt-1 pb-2 font-semibold">{person.name}</p>
              <MenuLink href={person.href} icon="people" label="Your page" />
              {searchHref && (
                <MenuLink href={searchHref} icon="search" label="Search" className="sm:hidden" />
              )}
              {links.slice(5).map((link) => (
                <MenuLink key={link.href} {...link} className="lg:hidden" />
              ))}
              {theme && <ThemeSwitch {...theme} />}
              {menu && <div className="mt-2 border-t border-line pt-2">{menu}</div>}
            </FaceMenu>
          </div>
        </div>
      </header>
      <TabBar links={links.slice(0, 5)} />
    </>
  );
}

const barLink = clsx(
  "my-auto flex min-h-10 items-center rounded-button px-3 text-[15px] font-semibold whitespace-nowrap",
  "hover:bg-hood-well/60 aria-[current=page]:bg-hood-well aria-[current=page]:shadow-[inset_0_-3px_0_var(--butter)]",
);

/** A row of the face's menu. Forms in the `menu` slot can use `menuRow` for their button. */
export function MenuLink({
  href,
  icon,
  label,
  className,
}: {
  href: string;
  icon: IconName;
  label: string;
  className?: string;
}) {
  return (
    <Link href={href} className={clsx(menuRow, className)}>
      <Icon name={icon} size={20} className="text-ink-2" />
      {label}
    </Link>
  );
}

export const menuRow =
  "flex min-h-11 w-full items-center gap-3 rounded-button px-3 text-left font-medium hover:bg-tray";

function TabBar({ links }: { links: ShellLink[] }) {
  return (
    <nav
      aria-label="Main, at the foot"
      className="tab-bar fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex h-[84px] max-w-xl items-start justify-around px-1 pt-2">
        {links.map((link) => (
          <li key={link.href} className="min-w-0 flex-1">
            <SectionLink
              href={link.href}
              className="flex min-h-14 flex-col items-center justify-center gap-1 rounded-button text-[12.5px] font-semibold text-ink-2 aria-[current=page]:text-tomato"
            >
              <Icon name={link.icon} size={25} />
              <span className="max-w-full truncate px-0.5">{link.short ?? link.label}</span>
            </SectionLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
