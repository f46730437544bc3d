"use client";

import { signOut } from "next-auth/react";
import { Icon } from "@/components/ui/icon";

/** Ends the session on the server, so that a copied cookie is dead too. */
export function SignOut({ label, className }: { label: string; className: string }) {
  return (
    <button type="button" className={className} onClick={() => signOut({ callbackUrl: "/sign-in" })}>
      <Icon name="door" size={20} className="text-ink-2" />
      {label}
    </button>
  );
}
