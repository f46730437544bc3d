import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { isSecure } from "./sealed-cookie";
import { LASTS_DAYS } from "./sessions";

/** The session id in the cookie of this request, whoever wrote it; null without one. */
export async function readSessionCookie(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieName());
  const secret = process.env.NEXTAUTH_SECRET;
  if (!cookie || !secret) return null;
  const token = await decode({ token: cookie.value, secret }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
}

/** Writes the cookie that next-auth writes for its own ways in, with the same content: the random session id alone. */
export async function writeSessionCookie(sid: string): Promise<void> {
  const maxAge = LASTS_DAYS * 86_400;
  const token = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge });
  (await cookies()).set(cookieName(), token, { ...attributes(), maxAge });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(), "", { ...attributes(), maxAge: 0 });
}

function attributes() {
  return { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/" } as const;
}

function cookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
}
