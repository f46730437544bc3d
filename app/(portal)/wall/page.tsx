import type { Metadata } from "next";
import { WallPanel } from "@/components/ui/frame";
import { Dado } from "@/components/wall/dado";
import { HandOver } from "@/components/wall/hand-over";
import { ReadableWall } from "@/components/wall/readable-wall";
import { SalonWall } from "@/components/wall/salon-wall";
import { WallHead } from "@/components/wall/wall-head";
import { WallHero } from "@/components/wall/wall-hero";
import { canRunScreens } from "@/features/wall/policy";
import { getWall } from "@/features/wall/queries/wall";
import { filterQuery, readFilter } from "@/features/wall/rules/address";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Wall of Fame" };

type Search = Record<string, string | string[] | undefined>;

/** The Wall of Fame: everybody colleagues put up and who said yes to hanging here. */
export default async function WallPage({ searchParams }: { searchParams: Promise<Search> }) {
  const asked = await searchParams;
  const actor = await getActor();
  const from = typeof asked.from === "string" ? asked.from : null;
  const wall = await readPage(() => getWall(actor, { ...readFilter(asked), from }));
  const asList = asked.view === "list";
  const jacketWaits = wall.waiting.find(({ isJacket }) => isJacket);
  const hasHero = !from && filterQuery({ ...wall.filter, show: "all" }) === "";
  const hero = jacketWaits ? null : wall.hero;
  const walk = { path: "/wall", query: filterQuery(wall.filter), without: hero?.winId };
  const others = wall.frames.filter(({ winId }) => winId !== hero?.winId);
  const head = <WallHead wall={wall} asList={asList} />;
  return (
    <div className="-mb-28 lg:-mb-16">
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="hall min-h-[calc(100dvh-210px)] overflow-x-clip">
        {asList ? (
          <ReadableWall
            head={head}
            frames={wall.frames}
            next={wall.next}
            walk={{ path: "/wall", query: walk.query }}
          />
        ) : (
          <SalonWall
            head={head}
            hero={hasHero ? <WallHero holder={hero} waits={jacketWaits} /> : undefined}
            frames={others}
            waiting={wall.filter.show === "all" ? wall.waiting.filter((one) => one !== jacketWaits) : []}
            next={wall.next}
            walk={walk}
          />
        )}
      </WallPanel>
      <HandOver jacket={hero} actor={actor} time={now()} />
      <Dado wall={wall} asList={asList} mayHangScreens={canRunScreens(actor)} />
    </div>
  );
}
