"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { Pill } from "@/components/ui/pill";
import { revokeConnection, rotateConnection } from "@/features/connections/actions";
import { TokenSlip } from "./token-slip";

type Props = { id: string; name: string; made: string; heard: string | null; lastDay: string | null };

/** One token that works: since when, when it was last heard, a new one in its place, or an end to it. */
export function ConnectionRow({ id, name, made, heard, lastDay }: Props) {
  const [rotated, rotate, isRotating] = useActionState(rotateConnection, null);
  const [revoked, revoke, isRevoking] = useActionState(revokeConnection, null);
  return (
    <li className="border-t border-line py-4 first:border-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Icon name="door" size={24} className="text-ink-2" />
        <div className="min-w-48 flex-1">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            {name}
            {lastDay && <Pill tone="butter">works until {lastDay}</Pill>}
          </p>
          <p className="text-small text-ink-2">
            {heard ? `Last heard ${heard}` : "Not heard yet"} · {made}
          </p>
        </div>
        <div className="flex gap-2">
          {!lastDay && (
            <form action={rotate}>
              <input type="hidden" name="connectionId" value={id} />
              <Button
                type="submit"
                variant="secondary"
                disabled={isRotating}
                aria-label={`New token for ${name}`}
              >
                New token
              </Button>
            </form>
          )}
          <form action={revoke}>
            <input type="hidden" name="connectionId" value={id} />
            <Button type="submit" variant="secondary" disabled={isRevoking} aria-label={`Shut ${name} out`}>
              Shut out
            </Button>
          </form>
        </div>
      </div>
      {rotated?.ok && (
        <>
          <TokenSlip {...rotated.data} />
          <p className="mt-2 text-small text-ink-2">The old one works for one more day.</p>
        </>
      )}
      {rotated?.ok === false && <FormMessage state={rotated} />}
      {revoked?.ok === false && <FormMessage state={revoked} />}
    </li>
  );
}
