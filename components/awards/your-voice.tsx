import { Card, CardTitle } from "@/components/ui/card";
import { FormMessage } from "@/components/ui/form-message";
import { Icon } from "@/components/ui/icon";
import { withdrawNomination } from "@/features/awards/actions";
import type { CasePage, Helped } from "@/features/awards/types";
import { ChangeForm } from "./change-form";
import { OneButton } from "./one-button";
import { SecondForm } from "./second-form";

/** What the reader can do with a case: speak for it, or with their own, change it or take it back. */
export function YourVoice({ about, me, closesOn }: { about: CasePage; me: Helped; closesOn: string }) {
  if (about.isMine) return <YourCase about={about} me={me} closesOn={closesOn} />;
  return (
    <>
      <Card id="voice">
        {!about.takesVoices ? (
          <>
            <CardTitle>Nominations are closed</CardTitle>
            <p>Every voice that came before {closesOn} counts.</p>
          </>
        ) : (
          <>
            <CardTitle>{about.whyNotSecond ? "Your voice" : "Add your voice"}</CardTitle>
            {about.whyNotSecond ? (
              <p>{about.whyNotSecond}</p>
            ) : (
              <SecondForm nominationId={about.id} read={about.read} />
            )}
          </>
        )}
      </Card>
      {about.mayWithdraw && (
        <Card>
          <CardTitle>For the people team</CardTitle>
          <p className="mb-4">A case that should not stand can be taken back. Its words go out of sight.</p>
          <TakeBack nominationId={about.id} />
        </Card>
      )}
    </>
  );
}

function YourCase({ about, me, closesOn }: { about: CasePage; me: Helped; closesOn: string }) {
  return (
    <Card>
      <CardTitle>This case is yours</CardTitle>
      {about.screeningNote && (
        <FormMessage state={{ ok: false, message: `The people team sent it back: ${about.screeningNote}` }} />
      )}
      <p className="mb-4">
        {about.takesVoices
          ? `Others may add their voice until ${closesOn}. You can take the story back until it is decided.`
          : "Nominations are closed, and it is being read."}
      </p>
      {about.change && (
        <details className="group mb-3">
          <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
            <Icon name="chevron" size={18} className="transition-transform group-open:rotate-180" />
            Say it in other words
          </summary>
          <ChangeForm key={JSON.stringify(about.change)} about={about} change={about.change} me={me} />
        </details>
      )}
      {about.mayWithdraw && <TakeBack nominationId={about.id} />}
    </Card>
  );
}

function TakeBack({ nominationId }: { nominationId: string }) {
  return (
    <OneButton action={withdrawNomination} fields={{ nominationId }}>
      Take it back
    </OneButton>
  );
}
