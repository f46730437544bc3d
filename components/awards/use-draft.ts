import { useEffect, useEffectEvent, useState } from "react";
import { hasWords, NO_DRAFT } from "@/features/awards/rules/draft";
import type { CaseDraft, KeptDraft, Nominee } from "@/features/awards/types";
import { forgetOnDevice, keepOnDevice, recallFromDevice, whenForgotten } from "./draft-on-device";

/**
 * Where the words are: being looked for, kept with each letter, in a browser that keeps nothing, or kept no more because
 * they were sent or somebody signed out in another window.
 */
export type Keeping = "looking" | "keeps" | "keeps_nothing" | "over";

/** Where the draft in the form came from: this device, this device after a lost connection, or what was kept for later. */
export type Found = "device" | "unsent" | "later" | null;

/**
 * A case while somebody writes it, kept on the device with each letter. One about somebody else than the page was opened
 * for stands aside as `other` until it is chosen or let go.
 * @param me whose words these are
 * @param asked whom the page was opened for, if anybody
 * @param kept what was kept for later
 * @param onRecall told whom the recalled draft is about
 */
export function useDraft(
  me: string,
  asked: Nominee | null,
  kept: KeptDraft | null,
  onRecall: (nominee: Nominee | null) => void,
) {
  const standsAside = isAboutAnother(kept, asked);
  const [draft, setDraft] = useState<CaseDraft>(() =>
    kept && !standsAside ? { ...kept, nominee: asked ?? kept.nominee } : { ...NO_DRAFT, nominee: asked },
  );
  const [other, setOther] = useState<CaseDraft | null>(standsAside ? kept : null);
  const [found, setFound] = useState<Found>(kept && !standsAside ? "later" : null);
  const [keeping, setKeeping] = useState<Keeping>("looking");
  const [isUnsent, setUnsent] = useState(false);

  const recall = useEffectEvent(() => {
    const here = recallFromDevice(me);
    setKeeping("keeps");
    if (!here || !hasWords(here.draft) || (kept && kept.savedAt > new Date(here.writtenAt))) return;
    if (isAboutAnother(here.draft, asked)) return setOther(here.draft);
    const nominee = here.draft.nominee ?? asked;
    setDraft({ ...NO_DRAFT, ...here.draft, nominee });
    setOther(null);
    setUnsent(here.unsent);
    setFound(here.unsent ? "unsent" : "device");
    if (nominee?.id !== asked?.id) onRecall(nominee);
  });
  useEffect(() => recall(), []);
  useEffect(() => whenForgotten(() => setKeeping("over")), []);
  useEffect(() => {
    if (keeping !== "keeps" || other) return;
    if (!hasWords(draft)) return forgetOnDevice();
    const writtenAt = new Date().toISOString();
    if (!keepOnDevice({ personId: me, writtenAt, unsent: isUnsent, draft })) setKeeping("keeps_nothing");
  }, [draft, isUnsent, keeping, me, other]);

  return {
    draft,
    change: (part: Partial<CaseDraft>) => setDraft((before) => ({ ...before, ...part })),
    other,
    found,
    keeping,
    isUnsent,
    setUnsent,
    /** Goes on with the draft that stood aside. */
    takeOther: () => {
      if (!other) return;
      setDraft(other);
      setFound("device");
      setOther(null);
      onRecall(other.nominee);
    },
    /** Lets whatever is kept here go. */
    letGo: (now: Partial<CaseDraft> = {}) => {
      setOther(null);
      setFound(null);
      setDraft({ ...NO_DRAFT, ...now });
    },
    /** From now on nothing is kept on this device. */
    stopKeeping: () => {
      setKeeping("over");
      forgetOnDevice();
    },
  };
}

/** Whether a draft is about somebody else than the page was opened for. */
function isAboutAnother(draft: CaseDraft | null, asked: Nominee | null): boolean {
  return Boolean(draft?.nominee && asked && draft.nominee.id !== asked.id && hasWords(draft));
}
