import { cutKeys } from "@/features/ballots/cut";
import { openRound, openServiceRound } from "@/features/surveys/commands";
import { type Actor, SYSTEM } from "@/lib/actor";

type Opened = Promise<{ roundId: string }>;

/** A pulse that is open when this returns: its keys are cut here, or by the portal, whoever is faster. */
export async function openPulse(actor: Actor, plan: { name: string; closesAt: Date }): Opened {
  return withKeys(openRound(actor, { ...plan, strict: false }));
}

/** The same for a service round. */
export async function openServices(actor: Actor, plan: { name: string; closesAt: Date }): Opened {
  return withKeys(openServiceRound(actor, plan));
}

async function withKeys(opening: Opened): Opened {
  const opened = await opening;
  await cutKeys(SYSTEM, opened);
  return opened;
}
