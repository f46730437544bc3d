import { getFingerprint } from "@/features/ballots/fingerprint";

/** What a device compares its paper with before it makes a ballot: the fingerprint that everybody is shown. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const fingerprint = await getFingerprint((await params).id);
  const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" };
  if (fingerprint) return new Response(fingerprint, { headers });
  return new Response("There is no such round.", { status: 404, headers });
}
