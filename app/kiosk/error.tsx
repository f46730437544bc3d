"use client";

import { useEffect } from "react";
import { KioskBare } from "@/components/wall/kiosk-plain";

/** Nobody stands beside a screen to press a button: after a minute it begins anew. */
export default function KioskError() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), 60_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main id="main" data-theme="light" className="wall fixed inset-0 [--spacing:1px] [--u:1px]">
      <KioskBare isWaiting />
    </main>
  );
}
