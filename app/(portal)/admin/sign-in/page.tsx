import type { Metadata } from "next";
import { ForgetAccountForm } from "@/components/sign-in/forget-account-form";
import { TryMail } from "@/components/sign-in/try-mail";
import { Facts, SettingLines, WayCard } from "@/components/sign-in/way-card";
import { TextLink } from "@/components/ui/button";
import { dayAndHour } from "@/components/ui/dates";
import { PageHeader } from "@/components/ui/page-header";
import { getWaysIn } from "@/features/sign-in/queries";
import type { WaysIn } from "@/features/sign-in/types";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

export const metadata: Metadata = { title: "Ways in" };

/** How people come in: what is open, how to open the rest, and whether the mail works. */
export default async function WaysInPage() {
  const actor = await getActor();
  const { mail, lastTest, provider, addresses } = await readPage(() => getWaysIn(actor));
  return (
    <div className="shell">
      <PageHeader
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Ways in" }]}
        title="Ways in"
        lead="How people come through the front door. What is set here stands in the portal's settings where it was started, never on a page."
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Provider provider={provider} addresses={addresses} />
        <div className="space-y-6">
          <ByMail mail={mail} lastTest={lastTest} />
          <WayCard
            title="A link by hand"
            isOpen
            lead="An admin writes it and hands it over; it works once, within three days. It is there whatever else is set."
          >
            <p className="mt-4">
              <TextLink href="/admin/people">Write a link</TextLink>
            </p>
          </WayCard>
        </div>
      </div>
    </div>
  );
}

function Provider({ provider, addresses }: Pick<WaysIn, "provider" | "addresses">) {
  return (
    <WayCard
      title={provider ? `With ${provider.name}` : "With the company's account"}
      isOpen={Boolean(provider)}
      lead="Any OpenID Connect provider. Whoever comes the first time is found by the address that the provider has verified; from then on by their account there, so an address may change. Nobody who is not in the directory comes in."
    >
      {provider && (
        <Facts
          facts={{
            Provider: provider.issuer,
            "This portal there": provider.clientId,
            "Joined so far": `${provider.joined} ${provider.joined === 1 ? "person" : "people"}`,
          }}
        />
      )}
      <h3 className="mt-6 font-semibold">Register these with it, to the letter</h3>
      <SettingLines>{`Redirect URI\n${addresses.redirect}\n\nAfter signing out\n${addresses.afterSignOut}`}</SettingLines>
      {provider ? (
        <div className="mt-6 border-t border-line pt-6">
          <h3 className="mb-1 font-semibold">Somebody has a new account there</h3>
          <p className="mb-4 max-w-[62ch] text-small text-ink-2">
            An address can be given to somebody new, so a second account is refused until you say that it is
            still the same person.
          </p>
          <ForgetAccountForm />
        </div>
      ) : (
        <>
          <h3 className="mt-6 font-semibold">Then start the portal with</h3>
          <SettingLines>
            {
              "OIDC_ISSUER=https://login.example.com\nOIDC_CLIENT_ID=what it calls this portal\nOIDC_CLIENT_SECRET=what it gave you\nOIDC_NAME=words for the button"
            }
          </SettingLines>
        </>
      )}
    </WayCard>
  );
}

function ByMail({ mail, lastTest }: Pick<WaysIn, "mail" | "lastTest">) {
  return (
    <WayCard
      title="A link by mail"
      isOpen={Boolean(mail)}
      lead="Whoever gives their address at the door gets a link that works once, within a quarter of an hour. The door answers the same whether we know the address or not."
    >
      {mail ? (
        <>
          <Facts
            facts={{
              "Mail server": mail.server,
              From: mail.from,
              "Last test": lastTest
                ? `${lastTest.wentOut ? "went out" : "was refused"}, ${dayAndHour(lastTest.at)}, by ${lastTest.byName}`
                : "none yet",
            }}
          />
          <div className="mt-5">
            <TryMail />
          </div>
        </>
      ) : (
        <>
          <h3 className="mt-6 font-semibold">Start the portal with</h3>
          <SettingLines>
            {"SMTP_URL=smtps://name:password@mail.example.com\nMAIL_FROM=Two Pizza <pizza@example.com>"}
          </SettingLines>
        </>
      )}
    </WayCard>
  );
}
