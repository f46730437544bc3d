import type { Metadata } from "next";
import { FrontDoor } from "@/components/sign-in/front-door";
import { UseLink } from "@/components/sign-in/use-link";
import { ownPath } from "@/lib/own-path";

export const metadata: Metadata = { title: "Your link", referrer: "no-referrer", robots: "noindex" };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ to?: string | string[] }>;
};

/** Where a one-time sign-in link leads. Opening the page uses nothing up; pressing the button does. */
export default async function EnterPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { to } = await searchParams;
  return (
    <FrontDoor title="Your seat is laid" lead="This link works once, for you, on this device.">
      <div className="mt-7">
        <UseLink token={token} to={ownPath(to)} />
      </div>
    </FrontDoor>
  );
}
