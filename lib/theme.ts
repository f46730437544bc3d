"use server";

import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { isSameOrigin } from "./same-origin";

const Theme = z.enum(["light", "dark", "system"]).catch("system");

/** Keeps the reader's choice of light, dark or the system's in a cookie; it says nothing about anybody. */
export async function chooseTheme(form: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const theme = Theme.parse(form.get("theme"));
  (await cookies()).set("theme", theme, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  revalidatePath("/", "layout");
}
