"use client";

import { useActionState } from "react";
import { PersonPicker } from "@/components/people/person-picker";
import { Button, TextLink } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { FormMessage } from "@/components/ui/form-message";
import { Pill } from "@/components/ui/pill";
import { nameOwners, retireService } from "@/features/services/actions";
import type { ServiceDesk } from "@/features/services/types";

/** One service in the catalogue: who looks after it, and the way out. `faces` are picture addresses by person. */
export function CatalogueEntry({
  service,
  faces,
}: {
  service: ServiceDesk;
  faces: Record<string, string | null>;
}) {
  const { name, slug, promise, providerName, owners, isRetired } = service;
  return (
    <li className="border-t border-line py-4 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-lead font-semibold">
          <TextLink href={`/services/${slug}`}>{name}</TextLink>
        </h3>
        {isRetired ? (
          <Pill tone="dashed">Not offered any more</Pill>
        ) : (
          <span className="text-small text-ink-2">{providerName ?? "No team named"}</span>
        )}
      </div>
      {promise && <p className="mt-1 text-ink-2">“{promise}”</p>}
      <p className="mt-1.5 text-small text-ink-2">
        {owners.length > 0
          ? `Looked after by ${new Intl.ListFormat("en-GB").format(owners.map((owner) => owner.name))}.`
          : "Nobody looks after it by name yet."}
      </p>
      {!isRetired && (
        <details className="mt-2">
          <summary className="inline-flex min-h-9 cursor-pointer items-center text-small font-semibold underline decoration-2 underline-offset-4">
            Change
          </summary>
          <div className="mt-2 grid gap-5 rounded-well bg-tray px-4.5 py-4">
            <OwnersForm key={owners.map(({ personId }) => personId).join()} service={service} faces={faces} />
            <RetireForm service={service} />
          </div>
        </details>
      )}
    </li>
  );
}

function OwnersForm({ service, faces }: { service: ServiceDesk; faces: Record<string, string | null> }) {
  const [state, save, isSaving] = useActionState(nameOwners, null);
  const failed = state?.ok === false ? state : null;
  const { id, owners } = service;
  return (
    <form action={save} className="grid gap-3">
      <input type="hidden" name="serviceId" value={id} />
      {owners.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">Who looks after it</legend>
          {owners.map((owner) => (
            <label key={owner.personId} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="personIds[]"
                value={owner.personId}
                defaultChecked
                className="size-5 shrink-0 accent-(--ink)"
              />
              <Face name={owner.name} src={faces[owner.personId] ?? null} size={32} alt="" />
              {owner.name}
            </label>
          ))}
        </fieldset>
      )}
      <PersonPicker
        name="personIds[]"
        label={owners.length > 0 ? "And somebody else" : "Who looks after it"}
        hint="Whoever looks after a service does not rate it."
        exclude={owners.map(({ personId }) => personId)}
        error={failed?.fields.personIds}
      />
      <div>
        <Button type="submit" variant="secondary" size="sm" disabled={isSaving}>
          Keep these people
        </Button>
        <FormMessage state={state} />
      </div>
    </form>
  );
}

function RetireForm({ service: { id, name } }: { service: ServiceDesk }) {
  const [state, retire, isRetiring] = useActionState(retireService, null);
  return (
    <form action={retire} className="border-t border-line-strong/40 pt-4">
      <input type="hidden" name="serviceId" value={id} />
      <p className="mb-2 text-small">
        Not offered any more? Its figures stay, an open round asks for it to the end, and nothing brings it
        back.
      </p>
      <Button type="submit" variant="secondary" size="sm" disabled={isRetiring}>
        Take {name} out
      </Button>
      <FormMessage state={state} />
    </form>
  );
}
