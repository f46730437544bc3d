import { getSql } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { ownAddresses, providerIsSet, providerName } from "@/lib/auth/provider";
import { mailIsSet } from "@/lib/mail";
import { canRunSignIn } from "./policy";
import type { WaysIn } from "./types";

/** Which ways in are open and how the last trial of the mail went. @throws AppError not_signed_in, forbidden */
export async function getWaysIn(actor: Actor): Promise<WaysIn> {
  authorize(actor, canRunSignIn(actor));
  const issuer = process.env.OIDC_ISSUER ?? "";
  const [[test], [accounts]] = await Promise.all([
    getSql()<{ at: string; byName: string | null; action: string }[]>`
      select a.at, p.name as "byName", a.action from audit a left join people p on p.id = a.actor_id
      where a.action in ('test mail sent', 'test mail refused') order by a.id desc limit 1`,
    getSql()<{ joined: number }[]>`select count(distinct person_id)::int as joined from identities`,
  ]);
  return {
    mail: mailIsSet()
      ? { server: new URL(process.env.SMTP_URL ?? "").host, from: process.env.MAIL_FROM ?? "" }
      : null,
    lastTest: test
      ? { at: new Date(test.at), byName: test.byName ?? "", wentOut: test.action === "test mail sent" }
      : null,
    provider: providerIsSet()
      ? {
          name: providerName(),
          issuer,
          clientId: process.env.OIDC_CLIENT_ID ?? "",
          joined: accounts?.joined ?? 0,
        }
      : null,
    addresses: ownAddresses(),
  };
}
