import { cookies } from "next/headers";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { actorOfDisplay } from "./displays";
import { isSecure } from "./sealed-cookie";

const PATH = "/kiosk";
/** As long as browsers keep a cookie at all; each contact starts it anew. */
const SECONDS = 400 * 86_400;

/** The office screen that asks, by the token in its cookie; an outsider when there is none, or it was revoked. */
export async function actorOfScreen(): Promise<Actor> {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? actorOfDisplay(token) : OUTSIDER;
}

/** Keeps a screen's token in its browser, where no script reads it and no other page gets it. */
export async function keepScreen(token: string): Promise<void> {
  (await cookies()).set(cookieName(), token, { ...attributes(), maxAge: SECONDS });
}

/** Keeps it for as long again. */
export async function keepScreenOn(): Promise<void> {
  const token = (await cookies()).get(cookieName())?.value;
  if (token) await keepScreen(token);
}

export async function dropScreen(): Promise<void> {
  (await cookies()).set(cookieName(), "", { ...attributes(), maxAge: 0 });
}

function attributes() {
  return { httpOnly: true, sameSite: "strict", secure: isSecure(), path: PATH } as const;
}

function cookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}two-pizza.screen`;
}
