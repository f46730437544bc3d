import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { CSSProperties } from "react";
import { WallPanel } from "@/components/ui/frame";
import { KioskFoot, KioskShelf } from "@/components/wall/kiosk-shelf";
import { KioskSlide } from "@/components/wall/kiosk-slide";
import { KioskTurns } from "@/components/wall/kiosk-turns";
import { QrCode } from "@/components/wall/qr-code";
import { getWall } from "@/features/wall/queries/wall";
import { actorOfDisplay } from "@/lib/auth/displays";
import { pictureUrl } from "@/lib/pictures/address";

export const metadata: Metadata = {
  title: "Wall of Fame",
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

/** The wall on an office screen, by the token in its address and without sign-in. Nothing but the wall is here. */
export default async function KioskPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token } = await searchParams;
  const screen = await actorOfDisplay(typeof token === "string" ? token : "");
  if (screen.kind !== "display") notFound();
  const { frames } = await getWall(screen);
  const pictureOf = (pictureId: string | null, width: 256 | 640) => {
    const address = pictureUrl(pictureId, width);
    return address && `${address}?screen=${token}`;
  };
  const address = new URL("/wall/nominate", process.env.NEXTAUTH_URL ?? "http://localhost:3000").href;
  const nextAfter = (i: number) =>
    frames.length > 1
      ? [1, 2, 3, 4].slice(0, frames.length - 1).flatMap((step) => frames[(i + step) % frames.length] ?? [])
      : [];
  return (
    <main
      id="main"
      className="fixed inset-0 overflow-hidden bg-wall"
      style={{ "--u": "min(100vw / 1920, 100vh / 1080)" } as CSSProperties}
    >
      <WallPanel className="absolute inset-0">{null}</WallPanel>
      <div className="moulding absolute inset-x-0 top-0 z-10" />
      {frames.length === 0 ? (
        <>
          <Bare />
          <KioskFoot at={0} of={0} next={[]} address={address} />
        </>
      ) : (
        <KioskTurns>
          {frames.map((frame, i) => (
            <div key={frame.winId} className="absolute inset-0">
              <KioskSlide frame={frame} src={pictureOf(frame.winner.pictureId, 640)} />
              <KioskShelf next={nextAfter(i)} pictureOf={pictureOf} />
              <KioskFoot at={i + 1} of={frames.length} next={nextAfter(i)} address={address} />
            </div>
          ))}
        </KioskTurns>
      )}
      <QrCode
        address={address}
        className="absolute right-[calc(var(--u)*64)] bottom-[calc(var(--u)*122)] size-[calc(var(--u)*132)] rounded-small"
      />
    </main>
  );
}

function Bare() {
  return (
    <div className="absolute inset-0 grid place-content-center pb-[calc(var(--u)*114)] text-center text-wall-ink">
      <h1 className="font-sign text-[calc(var(--u)*110)] leading-none text-wall-title">Wall of Fame</h1>
      <p className="mt-[calc(var(--u)*28)] text-[calc(var(--u)*38)]">
        Every hook is free. The first story is yours to tell.
      </p>
    </div>
  );
}
