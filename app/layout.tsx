import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { HeldPresses } from "@/components/shell/held-presses";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Two Pizza", template: "%s · Two Pizza" },
  description: "Honest pulses, teams of two pizzas, a Wall of Fame.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

/** The document: language, theme from its cookie, and the way past the bar. Pages bring `<main id="main">`. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <body>
        <HeldPresses />
        <a
          href="#main"
          className="absolute top-2 left-2 z-50 -translate-y-20 rounded-button bg-paper px-4 py-2.5 font-semibold text-ink focus:translate-y-0"
        >
          Skip to the page
        </a>
        {children}
      </body>
    </html>
  );
}
