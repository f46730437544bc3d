import { type NextRequest, NextResponse } from "next/server";
import { boxOrigin } from "@/lib/box-origin";

/**
 * Gives every page its Content-Security-Policy with a fresh nonce. It guards nothing else: who may see what is decided
 * in the queries and commands, and holds with this file deleted.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const evaluate = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const https = request.nextUrl.protocol === "https:" || process.env.NEXTAUTH_URL?.startsWith("https://");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    // Inline style attributes carry positions and colours of drawings; scripts never run from them.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    // Ballots go to a box of its own where there is one, and nothing goes anywhere else.
    `connect-src ${["'self'", boxOrigin()].filter(Boolean).join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-wanted-path", wantedPath(request));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (https) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

/** Which page was asked for, so that whoever has to sign in first comes back to it. */
function wantedPath({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.searchParams);
  query.delete("_rsc");
  return nextUrl.pathname + (query.size > 0 ? `?${query}` : "");
}

// Uploads go past it: of a body that passes here Next keeps the first 10 MB and drops the rest without a word. So do
// pictures and files that people sent: their own policy is stricter, and this one would take its place.
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|fonts/|pictures/|kiosk/pictures/|kiosk-worker|api/(?:import|pictures|files)(?:/|$)|api/wall/[^/]+/picture/[^/]+$|wall/[0-9a-f-]+/share\\.png$|wall/nominations/[^/]+/(?:picture|files)/[^/]+$|favicon\\.|icon\\.).*)",
  ],
};
