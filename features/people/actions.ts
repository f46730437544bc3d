"use server";

import { action } from "@/lib/action";
import { leavePictureOut } from "./commands/add-pictures";
import { seatFromDraft, stopImport } from "./commands/apply-import";
import { changeCompany } from "./commands/company";
import { join } from "./commands/join";
import { leave } from "./commands/leave";
import { hangPicture, takePictureDown, writeAbout } from "./commands/profile";
import { grantRole, revokeRole } from "./commands/roles";
import { setUpPortal } from "./commands/set-up";
import { writeSignInLink } from "./commands/sign-in-link";
import { chooseMapping, dropImport, leaveRowOut, mendRow, takeRowsBack } from "./commands/start-import";
import { undoImport } from "./commands/undo-import";
import {
  About,
  ChooseMapping,
  Company,
  DraftId,
  DraftPicture,
  Grant,
  Join,
  Leave,
  MendRow,
  Nothing,
  OwnPicture,
  RowOfDraft,
  Seat,
  SetUp,
  SignInLinkFor,
} from "./input";
import { undoneWords } from "./rules/undo";

export const openPortal = action(SetUp, setUpPortal, { goTo: ({ signInToken }) => `/enter/${signInToken}` });
export const saveAbout = action(About, writeAbout, { say: () => "That is your line from now on." });
export const hangMyPicture = action(OwnPicture, hangPicture, { say: () => "There you hang." });
export const takeMyPictureDown = action(Nothing, takePictureDown, {
  say: () => "Taken down. Your initials stand in for you.",
});
export const giveRole = action(Grant, grantRole, { say: () => "Done. It counts from their next page on." });
export const takeRole = action(Grant, revokeRole, { say: () => "Done. It counts from their next page on." });
export const joinHere = action(Join, join, {
  say: ({ name }) => `${name} is in. They sit nowhere yet: find them a table.`,
});
export const leaveHere = action(Leave, leave, { say: ({ name }) => `${name} has left. The seat is free.` });
export const writeLinkFor = action(SignInLinkFor, writeSignInLink);
export const saveCompany = action(Company, changeCompany, {
  say: () => "Kept. Every page says it from now on.",
});
export const saveMapping = action(ChooseMapping, chooseMapping);
export const seatFromFile = action(Seat, seatFromDraft);
export const undoFile = action(DraftId, undoImport, { say: undoneWords });
export const stopFile = action(DraftId, stopImport);
export const mendFileRow = action(MendRow, mendRow);
export const leaveFileRowOut = action(RowOfDraft, leaveRowOut);
export const takeFileRowsBack = action(DraftId, takeRowsBack);
export const dropFile = action(DraftId, dropImport, { goTo: () => "/admin/directory" });
export const skipPicture = action(DraftPicture, leavePictureOut);
