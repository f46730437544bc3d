import type { Metadata } from "next";
import { SetUpForm } from "@/components/people/set-up-form";
import { Logo } from "@/components/shell/logo";

export const metadata: Metadata = { title: "The oven is on", referrer: "no-referrer", robots: "noindex" };

type Props = { params: Promise<{ token: string }> };

/** The first page of an empty portal, behind its one-time link. Opening it uses nothing up; opening the portal does. */
export default async function SetUpPage({ params }: Props) {
  const { token } = await params;
  return (
    <main id="main" className="grid min-h-dvh lg:grid-cols-[1.55fr_1fr]">
      <SetUpForm token={token} logo={<Logo />} />
    </main>
  );
}
