import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";

/** Something kept in one browser for a while, which that browser can neither read nor write. */
export type Jar = { name: string; path: string; seconds: number };

/** A browser keeps 4096 bytes for one cookie (RFC 6265, 6.1), name and attributes with it. */
const MOST_BYTES = 3800;

/** Keeps a value in the browser that asked. @returns whether it fits into a cookie */
export async function keepSealed(jar: Jar, value: Record<string, unknown>): Promise<boolean> {
  const sealed = await encode({ token: value, secret: secret(), salt: jar.name, maxAge: jar.seconds });
  if (sealed.length > MOST_BYTES) return false;
  const { path, seconds } = jar;
  (await cookies()).set(cookieName(jar), sealed, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path,
    maxAge: seconds,
  });
  return true;
}

/** What was kept, or null when there is nothing, it ran out or somebody else wrote it. */
export async function readSealed(jar: Jar): Promise<Record<string, unknown> | null> {
  const token = (await cookies()).get(cookieName(jar))?.value;
  return token ? decode({ token, secret: secret(), salt: jar.name }).catch(() => null) : null;
}

export async function dropSealed(jar: Jar): Promise<void> {
  (await cookies()).set(cookieName(jar), "", { path: jar.path, maxAge: 0, secure: isSecure() });
}

/** Whether browsers reach the portal over https, and its cookies may be for https alone. */
export function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
}

function cookieName({ name }: Jar): string {
  return `${isSecure() ? "__Secure-" : ""}two-pizza.${name}`;
}

function secret(): string {
  const set = process.env.NEXTAUTH_SECRET;
  if (!set) throw new Error("NEXTAUTH_SECRET is not set: start through npm start or npm run demo.");
  return set;
}
