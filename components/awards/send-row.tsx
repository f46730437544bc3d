import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import type { Nominee } from "@/features/awards/types";
import type { Result } from "@/lib/result";
import { MayTell } from "./may-tell";
import type { Keeping } from "./use-draft";

const KEPT: Record<Keeping, string> = {
  looking: "",
  keeps: "Kept on this device as you write.",
  keeps_nothing: "This browser keeps nothing, so send it or keep it for later before you leave.",
  over: "",
};

/** Signed, kept or sent; what became of it is said right below. */
export function SendRow({
  me,
  nominee,
  keeping,
  mayTell,
  onMayTell,
  sending: { busy, result, isLost },
  onKeep,
}: {
  me: string;
  nominee: Nominee | null;
  keeping: Keeping;
  mayTell: boolean;
  onMayTell: (mayTell: boolean) => void;
  sending: { busy: "sending" | "keeping" | null; result: Result | null; isLost: boolean };
  onKeep: () => void;
}) {
  const who = nominee?.kind === "person" ? nominee.shortName : nominee ? "The team" : "The nominee";
  return (
    <div className="mt-7 sm:pl-[62px]">
      <MayTell nominee={nominee} mayTell={mayTell} onChange={onMayTell} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <p className="min-w-0 flex-1 basis-60 text-small text-ink-2">
          Signed “{me}”. {who} hears nothing before the announcement. {KEPT[keeping]}
        </p>
        <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:flex-col-reverse">
          <Button variant="secondary" size="lg" onClick={onKeep} disabled={busy !== null}>
            {busy === "keeping" ? "Keeping" : "Save for later"}
          </Button>
          <Button type="submit" size="lg" disabled={busy !== null}>
            {busy === "sending" ? "Sending" : "Send my nomination"}
          </Button>
        </div>
      </div>
      {isLost ? <Lost keeping={keeping} /> : result && <FormMessage state={result} />}
    </div>
  );
}

/** The request never came through. */
function Lost({ keeping }: { keeping: Keeping }) {
  const where =
    keeping === "keeps" ? "Every word is kept on this device" : "Every word is still on this page";
  return (
    <div role="alert" className="mt-4 flex gap-2.5 rounded-well bg-dough px-4 py-3">
      <Icon name="alert" size={20} className="mt-0.5 shrink-0 text-crust-deep" />
      <p>
        <b>It did not get through: there is no connection.</b> {where}. It goes out when the connection is
        back; you can also press send again.
      </p>
    </div>
  );
}
