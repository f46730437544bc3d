import { cache } from "react";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { readSessionCookie } from "./session-cookie";
import { actorOfSession } from "./sessions";

/** Who asks, read from the database once per request. Somebody we do not know is an outsider, never an error. */
export const getActor = cache(async (): Promise<Actor> => {
  const id = await readSessionCookie();
  return id ? actorOfSession(id) : OUTSIDER;
});
