import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { actorOfSession } from "./sessions";

/** Who asks, read from the database once per request. Somebody we do not know is an outsider, never an error. */
export const getActor = cache(async (): Promise<Actor> => {
  const id = await sessionIdOfRequest();
  return id ? actorOfSession(id) : OUTSIDER;
});

async function sessionIdOfRequest(): Promise<string | null> {
  const secure = process.env.NEXTAUTH_URL?.startsWith("https://");
  const cookie = (await cookies()).get(`${secure ? "__Secure-" : ""}next-auth.session-token`);
  const secret = process.env.NEXTAUTH_SECRET;
  if (!cookie || !secret) return null;
  const token = await decode({ token: cookie.value, secret }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
}
