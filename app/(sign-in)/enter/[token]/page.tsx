import type { Metadata } from "next";
import { Logo } from "@/components/shell/logo";
import { UseLink } from "@/components/sign-in/use-link";

export const metadata: Metadata = { title: "Your link", referrer: "no-referrer", robots: "noindex" };

/** Where a one-time sign-in link leads. Opening the page uses nothing up; pressing the button does. */
export default async function EnterPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <main id="main" className="on-hood flex min-h-dvh flex-col bg-hood text-white">
      <div className="shell w-full pt-6">
        <Logo />
      </div>
      <div className="shell flex w-full flex-1 flex-col justify-center pb-24">
        <h1 className="font-sign text-page">Your seat is laid</h1>
        <p className="mt-3 mb-7 max-w-[46ch] text-lead">This link works once, for you, on this device.</p>
        <UseLink token={token} />
      </div>
    </main>
  );
}
