import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Icon, type IconName } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { canImport, canRunPortal } from "@/features/people/policy";
import { getPortalCounts } from "@/features/people/queries/administration";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Administration" };

type Door = { href: string; icon: IconName; title: string; words: string; forAdmin?: boolean };

/** The doors of administration: what there is to run, for whoever may. */
export default async function AdministrationPage() {
  const actor = await getActor();
  const counts = await readPage(() => getPortalCounts(actor));
  if (!canImport(actor)) notFound();
  const doors: Door[] = [
    {
      href: "/admin/directory",
      icon: "people",
      title: "Directory",
      words:
        counts.teams === 0
          ? "Nobody sits at a table yet. Bring a file from HR."
          : `${counts.people} people at ${counts.teams} tables. Bring a new file from HR to keep it in step.`,
    },
    {
      href: "/admin/teams",
      icon: "list",
      title: "Tables",
      words: "Teams over two pizzas, waivers, new teams, and what the tree will look like from a day on.",
    },
    {
      href: "/admin/awards",
      icon: "star",
      title: "Awards",
      words: "Months open and close, panels are seated, and a new award is founded.",
    },
    {
      href: "/admin/announcements",
      icon: "voice",
      title: "Announcements",
      words: "Who won and when everybody hears of it, and the channels of Slack and Teams that do.",
    },
    {
      href: "/admin/services",
      icon: "heart",
      title: "Services",
      words: "What teams do for each other, who looks after it, and the quarterly round.",
    },
    {
      href: "/admin/strengths",
      icon: "hands",
      title: "Strengths",
      words: "What people can say they are good at: names, hints, order, and the words each is found by.",
    },
    {
      href: "/admin/people",
      icon: "lock",
      title: "People and roles",
      words: canRunPortal(actor)
        ? "Somebody new, somebody who leaves. Who runs the portal, and links that let somebody in once."
        : "Somebody new, and somebody who leaves.",
    },
    {
      href: "/admin/connections",
      icon: "arrow",
      title: "Connections",
      words: "Okta, Entra ID or another directory keeps people and tables in step, by SCIM.",
      forAdmin: true,
    },
    {
      href: "/admin/sign-in",
      icon: "door",
      title: "Ways in",
      words: "The company's account, links by mail, and whether the mail works.",
      forAdmin: true,
    },
    {
      href: "/admin/screens",
      icon: "screen",
      title: "Screens",
      words: "The Wall of Fame on office screens, without sign-in.",
      forAdmin: true,
    },
    {
      href: "/admin/company",
      icon: "gear",
      title: "Company",
      words: "Its name, what its people call each other, and how many sit at a table.",
      forAdmin: true,
    },
  ];
  return (
    <div className="shell">
      <PageHeader title="Administration" lead="What keeps the tables laid." />
      <ul className="grid gap-5 md:grid-cols-2 lg:grid-cols-3">
        {doors
          .filter((door) => !door.forAdmin || canRunPortal(actor))
          .map((door) => (
            <li key={door.href}>
              <Link
                href={door.href}
                className="flex h-full gap-4 rounded-card bg-paper px-6 py-6 shadow-card transition-colors hover:bg-dough"
              >
                <span className="grid size-11 shrink-0 place-items-center rounded-well bg-dough">
                  <Icon name={door.icon} size={22} />
                </span>
                <span>
                  <span className="block font-sign text-ticket">{door.title}</span>
                  <span className="mt-1 block text-ink-2">{door.words}</span>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </div>
  );
}
