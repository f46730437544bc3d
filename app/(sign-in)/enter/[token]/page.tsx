import type { Metadata } from "next";
import { FrontDoor } from "@/components/sign-in/front-door";
import { UseLink } from "@/components/sign-in/use-link";

export const metadata: Metadata = { title: "Your link", referrer: "no-referrer", robots: "noindex" };

/** Where a one-time sign-in link leads. Opening the page uses nothing up; pressing the button does. */
export default async function EnterPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <FrontDoor title="Your seat is laid" lead="This link works once, for you, on this device.">
      <div className="mt-7">
        <UseLink token={token} />
      </div>
    </FrontDoor>
  );
}
