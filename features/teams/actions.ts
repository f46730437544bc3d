"use server";

import { action } from "@/lib/action";
import { freeSeat, seatPerson } from "./commands/seat";
import { FreeSeat, SeatPerson } from "./input";

export const seatHere = action(SeatPerson, seatPerson, { say: () => "Seated. Pull up a chair." });
export const freeThisSeat = action(FreeSeat, freeSeat, { say: () => "The seat is free." });
