import type { Metadata } from "next";
import { WallPanel } from "@/components/ui/frame";
import { Dado } from "@/components/wall/dado";
import { SalonWall } from "@/components/wall/salon-wall";
import { WallList } from "@/components/wall/wall-list";
import { canRunScreens } from "@/features/wall/policy";
import { getWall } from "@/features/wall/queries/wall";
import { hangingWords } from "@/features/wall/rules/hanging";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = { title: "Wall of Fame" };

type Search = { show?: string; year?: string; view?: string };

/** The Wall of Fame: everybody colleagues put up and who said yes to hanging here. */
export default async function WallPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { show, year, view } = await searchParams;
  const actor = await getActor();
  const wall = await readPage(() =>
    getWall(actor, {
      show: show === "jackets" ? "jackets" : "all",
      year: /^\d{4}$/.test(year ?? "") ? Number(year) : null,
    }),
  );
  const asList = view === "list";
  return (
    <div className="-mb-28 lg:-mb-16">
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="overflow-x-clip">
        {asList ? (
          <>
            <div className="mx-auto max-w-[1320px] px-4 pt-5 pb-8 max-sm:pr-28 sm:pt-12">
              <h1 className="font-sign text-hero text-wall-title">Wall of Fame</h1>
              <p className="mt-4">{hangingWords(wall.hanging)}</p>
            </div>
            <WallList wall={wall} pictureOf={(id) => pictureUrl(id, 256)} />
          </>
        ) : (
          <SalonWall wall={wall} lead={hangingWords(wall.hanging)} pictureOf={pictureUrl} />
        )}
      </WallPanel>
      <Dado wall={wall} asList={asList} mayHangScreens={canRunScreens(actor)} />
    </div>
  );
}
