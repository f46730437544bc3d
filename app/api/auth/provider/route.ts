import { sendToProvider } from "@/lib/auth/provider-door";

/** The way to the company's OpenID provider. A plain link leads here: it changes nothing but the browser's own attempt. */
export function GET(request: Request): Promise<Response> {
  return sendToProvider(new URL(request.url).searchParams.get("to"));
}
