import type { Metadata } from "next";
import { SetUpForm } from "@/components/people/set-up-form";
import { Logo } from "@/components/shell/logo";
import { FrontDoor } from "@/components/sign-in/front-door";
import { TextLink } from "@/components/ui/button";
import { getSetUpLink } from "@/features/people/queries/administration";
import { getActor } from "@/lib/auth/get-actor";
import { isAppError } from "@/lib/errors";

export const metadata: Metadata = { title: "The oven is on", referrer: "no-referrer", robots: "noindex" };

type Props = { params: Promise<{ token: string }> };

/** The first page of an empty portal, behind its one-time link. Opening it uses nothing up; opening the portal does. */
export default async function SetUpPage({ params }: Props) {
  const { token } = await params;
  const link = await readLink(token);
  if (typeof link === "string") return <SpentLink sentence={link} />;
  return (
    <main id="main" className="grid min-h-dvh lg:grid-cols-[1.55fr_1fr]">
      <SetUpForm
        token={token}
        logo={<Logo />}
        link={{ written: day(link.createdAt), until: day(link.expiresAt) }}
      />
    </main>
  );
}

function SpentLink({ sentence }: { sentence: string }) {
  return (
    <FrontDoor title="This door opens once" lead={sentence}>
      <p className="mt-3 max-w-[46ch]">
        While a portal has no admin, it writes a new link each time it starts. Afterwards an admin can write
        you one.
      </p>
      <p className="mt-6">
        <TextLink href="/sign-in">To the front door</TextLink>
      </p>
    </FrontDoor>
  );
}

/** The link, or the sentence that says why it is no good. */
async function readLink(token: string) {
  try {
    return await getSetUpLink(await getActor(), { token });
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}

function day(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(date);
}
