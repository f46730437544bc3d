import type { Metadata } from "next";
import { cache } from "react";
import { Congratulations } from "@/components/wall/congratulations";
import { WinStory } from "@/components/wall/win-story";
import { WinTop } from "@/components/wall/win-top";
import { getWin } from "@/features/wall/queries/win";
import { getActor } from "@/lib/auth/get-actor";
import { ownAddress } from "@/lib/own-address";
import { readPage } from "@/lib/page";

type Props = {
  params: Promise<{ winId: string }>;
  searchParams: Promise<{ words?: string }>;
};

const readWin = cache(async (winId: string, everyWord: boolean) => {
  const actor = await getActor();
  return readPage(() => getWin(actor, winId, { everyWord }));
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const win = await readWin((await params).winId, (await searchParams).words === "all");
  return { title: `${win.winner.name}, ${win.awardName}` };
}

/** One frame that hangs: the story, who spoke for it, and what colleagues say. */
export default async function WinRoute({ params, searchParams }: Props) {
  const { winId } = await params;
  const win = await readWin(winId, (await searchParams).words === "all");
  const address = ownAddress(`/wall/${winId}`);
  return (
    <>
      <WinTop win={win} address={address} />
      <div className="shell mt-8 grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]">
        <WinStory win={win} />
        <Congratulations win={win} />
      </div>
    </>
  );
}
