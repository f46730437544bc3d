import { CopyButton } from "./copy-button";

/** A new token, shown this once. */
export function TokenSlip({ name, token }: { name: string; token: string }) {
  return (
    <div role="status" className="mt-5 rounded-well bg-basil-tint px-5 py-4">
      <p className="font-semibold">This is the token for {name}. It is shown this once.</p>
      <p className="mt-1 text-small">We keep only its fingerprint, so paste it there before you go on.</p>
      <output className="my-3 block rounded-small bg-paper px-3 py-2 font-till text-small break-all select-all">
        {token}
      </output>
      <CopyButton words={token} what="the token" />
    </div>
  );
}
