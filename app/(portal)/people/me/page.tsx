import { redirect } from "next/navigation";
import { getActor } from "@/lib/auth/get-actor";

/** A short address for one's own page, also where `/people/me/strengths` loses its end. */
export default async function MyPage() {
  const actor = await getActor();
  redirect(actor.kind === "person" ? `/people/${actor.personId}` : "/sign-in");
}
