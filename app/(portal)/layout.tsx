import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ForgetDrafts } from "@/components/awards/forget-drafts";
import { SignOut } from "@/components/shell/sign-out";
import { MenuLink, menuRow, type ShellLink, TopBar } from "@/components/shell/top-bar";
import { ForgetOldRounds } from "@/components/trust/forget-old-rounds";
import { hasRole } from "@/lib/actor";
import { getActor } from "@/lib/auth/get-actor";
import { wayToSignIn } from "@/lib/auth/way-to-sign-in";
import { demoIsOn } from "@/lib/demo";
import { pictureUrl } from "@/lib/pictures/address";
import { chooseTheme } from "@/lib/theme";

const SECTIONS: ShellLink[] = [
  { href: "/", label: "Home", icon: "home" },
  { href: "/pulses", label: "Pulses", icon: "pulse" },
  { href: "/teams", label: "Teams", icon: "people" },
  { href: "/services", label: "Services", icon: "heart" },
  { href: "/wall", label: "Wall of Fame", short: "Wall", icon: "star" },
];

/** Every signed-in page: the bar above, the tab bar below on a phone. Each page still asks for itself who may read it. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (actor.kind !== "person") redirect(await wayToSignIn());
  const [isDemo, theme] = await Promise.all([demoIsOn(), themeOf()]);
  return (
    <>
      <TopBar
        links={SECTIONS}
        person={{
          name: actor.name,
          src: pictureUrl(actor.pictureId ?? null, 96),
          href: `/people/${actor.personId}`,
        }}
        searchHref="/people"
        theme={{ current: theme, action: chooseTheme }}
        menu={
          <>
            <MenuLink href="/anonymity" icon="lock" label="How your name stays out of it" />
            {hasRole(actor, "admin", "people_team") && (
              <MenuLink href="/admin" icon="list" label="Administration" />
            )}
            {isDemo && <MenuLink href="/sign-in" icon="people" label="Step into somebody else" />}
            <SignOut label="Sign out" className={menuRow} />
          </>
        }
      />
      <main id="main" className="pb-6 lg:pb-16">
        {children}
      </main>
      <ForgetOldRounds />
      <ForgetDrafts me={actor.personId} />
    </>
  );
}

async function themeOf() {
  const kept = (await cookies()).get("theme")?.value;
  return kept === "light" || kept === "dark" ? kept : "system";
}
