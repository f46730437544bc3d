import type { Metadata } from "next";
import { TextLink } from "@/components/ui/button";
import { JacketCase, WallPanel } from "@/components/ui/frame";
import { Lineage } from "@/components/wall/lineage";
import { getLineage } from "@/features/wall/queries/lineage";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Everybody who wore the jacket" };

/** The jacket's way from one holder to the next. */
export default async function LineagePage() {
  const actor = await getActor();
  const stretches = await readPage(() => getLineage(actor));
  const holders = new Set(stretches.flatMap((one) => (one.kind === "worn" ? [one.frame.winner.id] : [])));
  return (
    <div className="-mb-28 lg:-mb-16">
      <div className="moulding relative z-10 max-sm:hidden" />
      <WallPanel className="hall min-h-[calc(100dvh-94px)] overflow-x-clip">
        <div className="shell grid gap-x-16 pt-6 max-sm:px-5 pb-20 sm:pt-8 lg:grid-cols-[1fr_auto]">
          <div className="min-w-0">
            <p className="mb-4 text-small">
              <TextLink href="/wall">Wall of Fame</TextLink>
            </p>
            <h1 className="font-sign text-hero text-wall-title">One jacket, one size</h1>
            <p className="mt-4 max-w-[46ch] text-lead">
              {holders.size > 1
                ? `${holders.size} colleagues wore it so far, each of them put up by others. It is handed over, never made twice.`
                : "It is handed over, never made twice."}
            </p>
            <Lineage stretches={stretches} />
          </div>
          <div className="pt-16 max-lg:hidden">
            <div className="sticky top-10">
              <JacketCase size={240} />
            </div>
          </div>
        </div>
      </WallPanel>
    </div>
  );
}
