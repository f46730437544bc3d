import type { CaseDraft } from "../types";

export const NO_DRAFT: CaseDraft = {
  nominee: null,
  cycleId: "",
  story: "",
  helped: "",
  helpedBy: [],
  values: [],
  mayTell: false,
  pictureId: null,
  file: null,
};

/** Whether there is anything in it that somebody would miss. */
export function hasWords({ story, helped, helpedBy, pictureId, file }: CaseDraft): boolean {
  return Boolean(story.trim() || helped.trim() || helpedBy.length || pictureId || file);
}

/** The form that a case is sent, changed or kept with: the fields of `Nomination`, `Change` and `Draft`. */
export function formOf({ nominee, ...draft }: CaseDraft): FormData {
  const form = new FormData();
  form.set("cycleId", draft.cycleId);
  form.set("nomineePersonId", nominee?.kind === "person" ? nominee.id : "");
  form.set("nomineeUnitId", nominee?.kind === "team" ? nominee.id : "");
  form.set("story", draft.story);
  form.set("helped", draft.helped);
  for (const { kind, id } of draft.helpedBy)
    form.append(kind === "person" ? "helpedPeople[]" : "helpedTeams[]", id);
  for (const value of draft.values) form.append("values[]", value);
  form.set("mayTell", draft.mayTell ? "yes" : "no");
  form.set("pictureId", draft.pictureId ?? "");
  form.set("fileKey", draft.file?.key ?? "");
  form.set("fileName", draft.file?.name ?? "");
  return form;
}
