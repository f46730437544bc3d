import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { AskLink } from "./ask-link";

/** The ways in beside the door: the company's provider first, then a link by mail, and whom to ask. */
export function WaysIn({
  provider,
  mail,
  to,
  said,
}: {
  provider: { name: string } | null;
  mail: boolean;
  to: string;
  /** What the last try ended with. */
  said: string | null;
}) {
  return (
    <>
      {said && (
        <p role="alert" className="flex gap-2.5 rounded-well bg-tomato-tint px-4 py-3.5 font-medium">
          <Icon name="alert" size={20} className="mt-0.5 shrink-0 text-tomato-ink" />
          <span className="min-w-0 break-words">{said}</span>
        </p>
      )}
      {provider && (
        // A plain link, because it leads to another site; a form would need the page's policy to let it through.
        <a
          href={`/api/auth/provider?${new URLSearchParams({ to })}`}
          className={`${buttonClass({ size: "lg" })} w-full`}
        >
          Come in with {provider.name}
        </a>
      )}
      {provider && mail && <Or />}
      {mail && <AskLink to={to} isFirst={!provider} />}
      <p className="border-t-2 border-dashed border-line-strong pt-6 text-small text-ink-2">
        Nothing works? Ask your people team: they can see which address we know you by, and an admin can write
        you a link that works once.
      </p>
    </>
  );
}

function Or() {
  return (
    <p className="flex items-center gap-4 text-small font-semibold text-ink-2">
      <span aria-hidden="true" className="flex-1 border-t-[1.5px] border-line-strong" />
      or without it
      <span aria-hidden="true" className="flex-1 border-t-[1.5px] border-line-strong" />
    </p>
  );
}
