import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Logo } from "@/components/shell/logo";
import { FrontDoor } from "@/components/sign-in/front-door";
import { ShoeList, ShoeShelf } from "@/components/sign-in/shoe-rack";
import { SplitDoor } from "@/components/sign-in/split-door";
import { WaysIn } from "@/components/sign-in/ways-in";
import { Button } from "@/components/ui/button";
import { getShoeRack } from "@/features/demo/queries";
import { getActor } from "@/lib/auth/get-actor";
import { providerIsSet, providerName } from "@/lib/auth/provider";
import { readSaid } from "@/lib/auth/provider-door";
import { demoIsOn } from "@/lib/demo";
import { mailIsSet } from "@/lib/mail";
import { ownPath } from "@/lib/own-path";

export const metadata: Metadata = { title: "Come in" };

type Props = { searchParams: Promise<{ q?: string | string[]; error?: string; to?: string | string[] }> };

/** The front door: in the demo a rack of shoes, elsewhere the ways in that are open. */
export default async function SignInPage({ searchParams }: Props) {
  const { q = "", error, to } = await searchParams;
  if (await demoIsOn()) return <DemoDoor search={String(q).slice(0, 100)} />;
  const wanted = ownPath(to);
  if ((await getActor()).kind === "person") redirect(wanted);
  const said = (await readSaid()) ?? (error ? SPENT : null);
  const provider = providerIsSet() ? { name: providerName() } : null;
  if (!provider && !mailIsSet()) return <LinkDoor said={said} />;
  return (
    <SplitDoor title="Come in" lead="There is a seat for everybody who works here.">
      <WaysIn provider={provider} mail={mailIsSet()} to={wanted} said={said} />
    </SplitDoor>
  );
}

const SPENT = "That link did not open the door: it was used, ran out, or is not complete. Ask for a new one.";

function LinkDoor({ said }: { said: string | null }) {
  return (
    <FrontDoor
      title="Come in"
      lead="You come in by a link of your own that works once. An admin can write you one; open it on this device. A new portal prints its first one where it was started."
    >
      {said && (
        <p role="alert" className="mt-4 max-w-[46ch] font-semibold">
          {said}
        </p>
      )}
    </FrontDoor>
  );
}

async function DemoDoor({ search }: { search: string }) {
  const rack = await getShoeRack(await getActor(), { search });
  return (
    <>
      <header className="on-hood bg-hood pb-9 text-white">
        <div className="shell flex items-center justify-between pt-5">
          <Logo />
          <p className="rounded-full bg-butter px-4 py-2 text-small font-semibold text-butter-label">
            Demo company
          </p>
        </div>
        <div className="shell mt-9 flex flex-wrap items-end justify-between gap-6">
          <div className="px-2 sm:px-0">
            <h1 className="font-sign text-page">Whose shoes today?</h1>
            <p className="mt-2 max-w-[52ch] text-lead">
              {rack.companyName} has {rack.people} people. Step into one of them: no password, nothing to
              install, nothing to break.
            </p>
          </div>
          <search className="w-full max-w-md">
            <form className="flex gap-2">
              <input
                type="search"
                name="q"
                defaultValue={search}
                aria-label={`Find any of the ${rack.people} by name`}
                placeholder={`Or find any of the ${rack.people} by name`}
                className="min-h-12 w-full min-w-0 rounded-input bg-white px-4 text-[#24161a] placeholder:text-[#574a4c]"
              />
              <Button type="submit" variant="white">
                Find
              </Button>
            </form>
          </search>
        </div>
      </header>
      <main id="main" className="shell py-4">
        {rack.found && (
          <section className="py-6">
            <h2 className="mb-4 font-sign text-card">
              {rack.found.length > 0 ? "Found" : `Nobody here is called “${search}”`}
            </h2>
            <ShoeList shoes={rack.found} />
          </section>
        )}
        {rack.groups.map((group) => (
          <ShoeShelf key={group.name} group={group} />
        ))}
      </main>
    </>
  );
}
