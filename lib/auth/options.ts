import { eq } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { getDb } from "@/db/client";
import { people } from "@/db/schema";
import { demoIsOn } from "@/lib/demo";
import { isAppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { useLink } from "./links";
import { endSession, openSession } from "./sessions";

/**
 * Sign-in by next-auth. Credentials need its JWT strategy, so the JWT carries a random session id and nothing else;
 * who that is, and whether they may still come in, is read from the database at each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: process.env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 30 * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [linkProvider(), ...(process.env.DEMO === "1" ? [demoProvider()] : [])],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? baseUrl + url : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

/** One-time sign-in links, written by an admin or sent by mail. */
function linkProvider() {
  return Credentials({
    id: "link",
    name: "One-time link",
    credentials: { token: { type: "text" } },
    authorize: async (credentials) => {
      const token = credentials?.token ?? "";
      try {
        const sid = await transaction(async (tx) => {
          const personId = await useLink(tx, "sign_in", token);
          return personId ? openSession(tx, personId) : null;
        });
        return sid ? { id: sid } : null;
      } catch (error) {
        if (isAppError(error)) throw new Error(error.message);
        throw error;
      }
    },
  });
}

/** Step into anybody, in the demo company alone: the setting is not enough, the database must carry the seed's mark. */
function demoProvider() {
  return Credentials({
    id: "demo",
    name: "Demo",
    credentials: { personId: { type: "text" } },
    authorize: async (credentials) => {
      if (!(await demoIsOn())) return null;
      const db = getDb();
      const id = credentials?.personId ?? "";
      if (!/^[0-9a-f-]{36}$/.test(id)) return null;
      const [person] = await db
        .select({ id: people.id, leftAt: people.leftAt })
        .from(people)
        .where(eq(people.id, id));
      return person && !person.leftAt ? { id: await openSession(db, person.id) } : null;
    },
  });
}
