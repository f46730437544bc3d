import { getDb } from "@/db/client";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { canRunAwards } from "../policy";
import type { FairnessYear } from "../types/panel";
import { readBonds } from "./read-cases";
import { readForgotten } from "./read-forgotten";

/** Who was put up over the last twelve months and who was not, for the people team. @throws AppError not_signed_in, forbidden */
export async function getFairnessYear(actor: Actor): Promise<FairnessYear> {
  const { personId } = requirePerson(actor);
  authorize(actor, canRunAwards(actor));
  return readForgotten(getDb(), await readBonds(getDb(), personId));
}
