import type { Metadata } from "next";
import { KioskScreen } from "@/components/wall/kiosk-screen";
import { QrCode } from "@/components/wall/qr-code";
import { buildId } from "@/lib/build-id";
import { ownAddress } from "@/lib/own-address";
import "./kiosk.css";

export const metadata: Metadata = {
  title: "Wall of Fame",
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

/**
 * The office screen's page. It is empty and the same for everybody, so that a device may keep it; what hangs comes from
 * ./data, by the screen's token.
 */
export default function KioskPage() {
  const address = ownAddress("/wall/nominate");
  return (
    <KioskScreen
      build={buildId()}
      address={address.replace(/^https?:\/\//, "")}
      qr={<QrCode address={address} />}
    />
  );
}
