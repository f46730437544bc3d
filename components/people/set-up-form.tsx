"use client";

import { type ReactNode, useActionState, useState, useSyncExternalStore } from "react";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Segmented, TextInput } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Receipt, ReceiptLine } from "@/components/ui/receipt";
import { Step } from "@/components/ui/step";
import { openPortal } from "@/features/people/actions";
import type { FieldErrors } from "@/lib/errors";
import { LIMITS, Phrase } from "./company-form";

/** When the link was written and when it runs out, as days in words. */
type LinkDays = { written: string; until: string };

/** Three answers open an empty portal; on the hood stands the first table with one slice taken. */
export function SetUpForm({ token, logo, link }: { token: string; logo: ReactNode; link: LinkDays }) {
  const [state, action, busy] = useActionState(openPortal, null);
  const failed = state?.ok === false ? state : null;
  const fields: FieldErrors = failed?.fields ?? {};
  const values = failed?.values;
  const [plural, setPlural] = useState("");
  const [name, setName] = useState({ given: "", family: "" });
  const text = (
    field: string,
    label: string,
    more: { hint?: string; type?: string; autoComplete?: string } = {},
  ) => (
    <Field label={label} name={field} error={fields[field]} hint={more.hint}>
      <TextInput
        name={field}
        type={more.type}
        autoComplete={more.autoComplete}
        defaultValue={values?.[field]}
        error={fields[field]}
        hinted={Boolean(more.hint)}
      />
    </Field>
  );
  return (
    <>
      <Hood logo={logo} link={link} name={`${name.given} ${name.family}`.trim()} />
      <form
        action={action}
        noValidate
        onChange={(event) => {
          const form = new FormData(event.currentTarget);
          setPlural(String(form.get("memberPlural") ?? ""));
          setName({
            given: String(form.get("givenName") ?? ""),
            family: String(form.get("familyName") ?? ""),
          });
        }}
        className="px-5 py-9 sm:px-12 lg:py-11"
      >
        <input type="hidden" name="token" value={token} />
        <p className="mb-5 text-small text-ink-2">Three answers, about two minutes</p>
        <Step number={1} title="What is your company called?">
          {text("companyName", "Company")}
        </Step>
        <Step number={2} title="What do you call each other?">
          <div className="mb-3 grid gap-4 sm:grid-cols-2">
            {text("memberSingular", "One of you")}
            {text("memberPlural", "All of you")}
          </div>
          <Phrase plural={plural} />
        </Step>
        <Step number={3} title="Who sits down first?">
          <div className="space-y-4">
            <div className="grid gap-4 sm:grid-cols-2">
              {text("givenName", "Your first name", { autoComplete: "given-name" })}
              {text("familyName", "Your last name", { autoComplete: "family-name" })}
            </div>
            {text("email", "Your mail address", {
              type: "email",
              autoComplete: "email",
              hint: "The one that stands in your HR file, so that you are not in there twice.",
            })}
          </div>
        </Step>
        <div className="mt-7 flex flex-wrap items-center justify-between gap-4 border-t-2 border-dashed border-line-strong pt-6">
          <div>
            <p className="font-semibold">At most this many to a team</p>
            <p className="text-small text-ink-2">Two pizzas; eight is four slices each</p>
          </div>
          <Segmented
            name="teamLimit"
            label="At most this many to a team"
            options={LIMITS}
            defaultValue={values?.teamLimit ?? "8"}
          />
          {fields.teamLimit && <FieldError name="teamLimit">{fields.teamLimit}</FieldError>}
        </div>
        <input type="hidden" name="timeZone" value={useOwnTimeZone()} />
        <div className="mt-7 flex flex-wrap items-center justify-end gap-x-5 gap-y-3">
          <p className="text-small text-ink-2">Next you bring the file from HR.</p>
          <Button type="submit" size="lg" disabled={busy}>
            {busy ? "Opening" : "Open the portal"}
          </Button>
        </div>
        <FormMessage state={failed && Object.keys(fields).length === 0 ? failed : null} />
      </form>
    </>
  );
}

/** The clock of whoever opens the portal, which is most often the company's; empty until the browser told. */
function useOwnTimeZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "",
  );
}

const neverChanges = () => () => {};

function Hood({ logo, link, name }: { logo: ReactNode; link: LinkDays; name: string }) {
  return (
    <div className="on-hood flex flex-col bg-hood px-5 py-8 text-white sm:px-16 sm:py-9">
      {logo}
      <h1 className="mt-10 font-sign text-page">
        The oven is on.
        <br />
        You are first in.
      </h1>
      <p className="mt-3 max-w-[46ch] text-lead">
        Your set-up link is good, once. From then on you are the only admin, at the only table.
      </p>
      <div className="mt-9 max-w-[560px]">
        <PizzaPair
          teamId="first"
          limit={8}
          size={260}
          ground="hood"
          seats={[{ personId: "you", name: name || "You", src: null, you: true }]}
        />
      </div>
      <div className="mt-auto flex flex-wrap items-end gap-x-9 gap-y-6 pt-12">
        <div className="w-[300px] max-w-full">
          <Receipt title="Set-up link">
            <ReceiptLine label="Written" value={link.written} />
            <ReceiptLine label="Good until" value={link.until} />
            <ReceiptLine label="Works" value="once" />
            <ReceiptLine label="Works again" value="never" />
          </Receipt>
        </div>
        <p className="max-w-[40ch] flex-1 pb-3 text-small">
          Nothing leaves this server: no telemetry, no fonts or scripts from elsewhere. All of this can be
          changed later, in Administration.
        </p>
      </div>
    </div>
  );
}
