import type { Metadata } from "next";
import { NameNotice } from "@/components/services/name-notice";
import { RateForm } from "@/components/services/rate-form";
import { WhichService } from "@/components/services/which-service";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayAndHour } from "@/components/ui/dates";
import { NoticePlate } from "@/components/ui/notice-plate";
import { PageHeader } from "@/components/ui/page-header";
import { getRatingForm } from "@/features/services/queries/rating";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ passedOn?: string }> };

export const metadata: Metadata = { title: "Rate a service" };

/** A rating in ten seconds, with one's name on it. */
export default async function RatePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { passedOn } = await searchParams;
  const actor = await getActor();
  const form = await readPage(() => getRatingForm(actor, slug));
  const { name, promise, open, owners, mine, whyNot } = form;
  return (
    <div className="shell">
      <div className="mx-auto max-w-3xl">
        <PageHeader
          title={`How was ${name}?`}
          lead={promise && `“${promise}”`}
          crumbs={[
            { href: "/services", label: "Services" },
            { href: `/services/${slug}`, label: name },
            { label: "Rate" },
          ]}
        />
        <Card className="grid gap-7">
          {form.others.length > 0 && <WhichService form={form} />}
          {whyNot ? (
            <NoticePlate
              title="Not this time"
              action={
                <LinkButton href={`/services/${slug}`} variant="secondary">
                  See how {name} is doing
                </LinkButton>
              }
            >
              {whyNot}
            </NoticePlate>
          ) : (
            <>
              <NameNotice name={name} owners={owners} />
              <RateForm key={slug} serviceId={form.id} mine={mine} passedOn={passesOf(passedOn)} />
              {open && (
                <p className="border-t border-line pt-4 text-small text-ink-2">
                  {open.name}: one rating a service, and you can change it until {dayAndHour(open.closesAt)}.
                </p>
              )}
            </>
          )}
        </Card>
      </div>
    </div>
  );
}

function passesOf(typed: string | undefined): number | undefined {
  return typed && /^[0-3]$/.test(typed) ? Number(typed) : undefined;
}
