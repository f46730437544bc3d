"use server";

import { cookies } from "next/headers";

/** Keeps the gallery's theme in the portal's cookie. */
export async function setTheme(form: FormData): Promise<void> {
  (await cookies()).set("theme", String(form.get("theme")), { path: "/", sameSite: "lax" });
}
