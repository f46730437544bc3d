import type { Db } from "@/db/client";
import { whyNotForThem } from "../policy";
import type { AwardRules } from "../rules/award-rules";
import { stillWaits } from "../rules/case";
import { isCoolingDown } from "../rules/voices";
import type { Nominee } from "../types";
import { readWonMonths } from "./read-cases";
import { readBelongs } from "./taking-part";

/**
 * Why a cycle takes no case for this nominee, whoever writes it, as a sentence; null when it does. In the caller's
 * transaction. Only what everybody may know is said: a win that nobody has heard of yet keeps nobody out.
 */
export async function whyNotNow(
  db: Db,
  { awardId, month, rules }: { awardId: string; month: string; rules: AwardRules },
  nominee: Nominee,
): Promise<string | null> {
  const sentence = whyNotForThem(rules, nominee, await readBelongs(db, nominee, rules));
  if (sentence) return sentence;
  const won = await readWonMonths(db, awardId, nominee, { alsoAsked: false });
  return isCoolingDown(won, month, rules.coolDownMonths) ? stillWaits(nominee, rules.coolDownMonths) : null;
}
