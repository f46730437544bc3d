"use server";

import { action } from "@/lib/action";
import { cancelReorganisation, carryOutReorganisation, planReorganisation } from "./commands/reorganise";
import { freeSeat, seatPerson } from "./commands/seat";
import { changeLead, closeTeam, foundTeam, mergeTeams, moveUnit, renameUnit } from "./commands/units";
import { endWaiver, grantWaiver } from "./commands/waivers";
import {
  ChangeLead,
  CloseTeam,
  EndWaiver,
  FoundTeam,
  FreeSeat,
  GrantWaiver,
  MergeTeams,
  MoveUnit,
  PlanReorganisation,
  RenameUnit,
  ReorganisationId,
  SeatPerson,
} from "./input";

export const seatHere = action(SeatPerson, seatPerson, { say: () => "Seated. Pull up a chair." });
export const freeThisSeat = action(FreeSeat, freeSeat, { say: () => "The seat is free." });
export const found = action(FoundTeam, foundTeam, { goTo: ({ unitId }) => `/teams/${unitId}` });
export const rename = action(RenameUnit, renameUnit, {
  say: () => "Renamed. What it was called stays in its history.",
});
export const move = action(MoveUnit, moveUnit, { say: () => "Moved." });
export const changeTheLead = action(ChangeLead, changeLead, { say: () => "Done." });
export const merge = action(MergeTeams, mergeTeams, { goTo: ({ unitId }) => `/teams/${unitId}` });
export const close = action(CloseTeam, closeTeam, { say: () => "Closed. Its history stays." });
export const waive = action(GrantWaiver, grantWaiver, { say: () => "The waiver runs." });
export const endThisWaiver = action(EndWaiver, endWaiver, {
  say: () => "The waiver is ended. Nobody has to get up.",
});
export const plan = action(PlanReorganisation, planReorganisation, { goTo: () => "/admin/teams#ahead" });
export const callOff = action(ReorganisationId, cancelReorganisation, {
  say: () => "Called off. Nothing changes.",
});
export const carryOutNow = action(ReorganisationId, carryOutReorganisation, {
  say: () => "Done, all of it.",
});
