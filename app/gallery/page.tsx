import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { TopBar } from "@/components/shell/top-bar";
import { HoodHeader } from "@/components/ui/page-header";
import { TicketRail } from "@/components/ui/ticket";
import { chooseTheme } from "@/lib/theme";
import { ChartParts } from "./chart-parts";
import { colleagues } from "./faces";
import { FormParts } from "./form-parts";
import { PaperParts } from "./paper-parts";
import { RailTickets } from "./rail-tickets";
import { SeatParts } from "./seat-parts";
import { TrustParts } from "./trust-parts";
import { WallParts } from "./wall-parts";

export const metadata: Metadata = { title: "Gallery" };

/** Every component in every state, for those who build with them. Not served in production. */
export default async function GalleryPage() {
  if (process.env.NODE_ENV === "production" && !process.env.GALLERY) notFound();
  const theme = (await cookies()).get("theme")?.value;
  const me = colleagues[1] ?? { name: "Susan Eaton", src: null };
  return (
    <>
      <TopBar
        links={[
          { href: "/gallery", label: "Home", icon: "home" },
          { href: "/gallery#seats", label: "Teams", icon: "people" },
          { href: "/gallery#wall", label: "Wall of Fame", short: "Wall", icon: "star" },
          { href: "/gallery#charts", label: "Services", icon: "heart" },
          { href: "/gallery#forms", label: "Pulses", icon: "pulse" },
          { href: "/gallery#paper", label: "Directory", icon: "gear" },
        ]}
        person={{ ...me, href: "/gallery#person" }}
        searchHref="/gallery#search"
        theme={{ current: theme === "light" || theme === "dark" ? theme : "system", action: chooseTheme }}
      />
      <main id="main">
        <HoodHeader
          title="Morning, Susan."
          aside={
            <p className="text-lead sm:text-right">
              Thursday 19 November
              <br />
              Three tickets on your rail, under two minutes in all
            </p>
          }
        >
          <TicketRail label="Your tickets">{RailTickets()}</TicketRail>
        </HoodHeader>
        <div className="shell grid gap-6 pt-6 pb-16">
          <ChartParts />
          <SeatParts />
          <WallParts />
          <FormParts />
          <PaperParts />
          <TrustParts />
        </div>
      </main>
    </>
  );
}
