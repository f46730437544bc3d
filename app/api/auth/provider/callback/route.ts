import { comeIn } from "@/features/sign-in/commands/come-in";
import { getActor } from "@/lib/auth/get-actor";
import { takeFromProvider } from "@/lib/auth/provider-door";

/** Where the provider sends the browser back to: the redirect URI that is registered there. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  return takeFromProvider(new URL(request.url).searchParams, (says) => comeIn(actor, says));
}
