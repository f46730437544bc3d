import type { Metadata } from "next";
import { cache } from "react";
import { LinkButton, TextLink } from "@/components/ui/button";
import { WallPanel } from "@/components/ui/frame";
import { SalonWall } from "@/components/wall/salon-wall";
import { getTeamWall } from "@/features/wall/queries/wall";
import { hangingWords } from "@/features/wall/rules/hanging";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string }> };

const readWall = cache(async (id: string, from: string | null) => {
  const actor = await getActor();
  return readPage(() => getTeamWall(actor, id, { from }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { unit } = await readWall((await params).id, null);
  return { title: `The wall of ${unit.name}` };
}

/** A team's own piece of the wall: what it won, and what those won who sit there now or sat there then. */
export default async function TeamWallPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { from } = await searchParams;
  const { unit, frames, next, hanging, from: since } = await readWall(id, from ?? null);
  const path = `/teams/${id}/wall`;
  return (
    <div className="-mb-28 lg:-mb-16">
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="hall min-h-[calc(100dvh-94px)] overflow-x-clip">
        <SalonWall
          head={
            <>
              <p className="mb-3 text-small">
                <TextLink href={`/teams/${id}`}>{unit.name}</TextLink>
              </p>
              <h1 className="font-sign text-page break-words text-wall-title">The wall of {unit.name}</h1>
              <p className="mt-4 max-w-72">
                {hanging === 0
                  ? "Nobody of this table hangs yet. The hook is in."
                  : `${hangingWords(hanging)} Of people who sit here, or sat here then.`}
              </p>
              <p className="mt-4 flex w-fit flex-wrap gap-3 rounded-button bg-wall">
                <LinkButton href="/wall" variant="quiet">
                  The whole wall
                </LinkButton>
                {since && (
                  <LinkButton href={path} variant="quiet">
                    Back to the newest
                  </LinkButton>
                )}
              </p>
            </>
          }
          frames={frames}
          next={next}
          walk={{ path, query: "", unitId: id }}
        />
      </WallPanel>
    </div>
  );
}
